package org.ustack.agent.hostnetwork;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address range, or a single address. Both families. */
public record Cidr(BigInteger bits, int prefix, boolean isIpv4) {

    private static final int IPV4_LENGTH = 32;
    private static final int IPV6_LENGTH = 128;

    /** @throws IllegalArgumentException if it is neither an address nor an address with a prefix length */
    public static Cidr parse(String text) {
        // Checked first: the resolver must never see something that could be a host name.
        if (!text.matches("[0-9a-fA-F:.]+(/[0-9]{1,3})?") || !text.matches(".*[:.].*")) {
            throw new IllegalArgumentException("not an address range: " + text);
        }
        String[] sides = text.split("/");
        try {
            byte[] bytes = InetAddress.getByName(sides[0]).getAddress();
            int length = bytes.length * Byte.SIZE;
            int prefix = sides.length > 1 ? Integer.parseInt(sides[1]) : length;
            if (prefix > length) {
                throw new IllegalArgumentException("prefix too long: " + text);
            }
            return new Cidr(new BigInteger(1, bytes), prefix, length == IPV4_LENGTH);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address range: " + text, e);
        }
    }

    /** The address as given, without the prefix length. */
    public String address() {
        return text(bits);
    }

    /** First address of the range. */
    public String first() {
        return text(bits.and(mask()));
    }

    /** Such as {@code 255.255.255.0}. */
    public String netmask() {
        return text(mask());
    }

    /** Whether it is one address. */
    public boolean isSingle() {
        return prefix == length();
    }

    /** The range in its shortest form. */
    public String range() {
        return first() + "/" + prefix;
    }

    public boolean contains(Cidr other) {
        return isIpv4 == other.isIpv4
                && prefix <= other.prefix
                && bits.and(mask()).equals(other.bits.and(mask()));
    }

    /** The address that many places further on. */
    public String plus(int offset) {
        return text(bits.add(BigInteger.valueOf(offset)));
    }

    private int length() {
        return isIpv4 ? IPV4_LENGTH : IPV6_LENGTH;
    }

    private BigInteger mask() {
        BigInteger all = BigInteger.ONE.shiftLeft(length()).subtract(BigInteger.ONE);
        return all.shiftLeft(length() - prefix).and(all);
    }

    private String text(BigInteger value) {
        byte[] bytes = new byte[length() / Byte.SIZE];
        byte[] raw = value.toByteArray();
        int count = Math.min(raw.length, bytes.length);
        System.arraycopy(raw, raw.length - count, bytes, bytes.length - count, count);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
