package org.ustack.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address as a number.
 *
 * @param version 4 or 6
 */
public record IpAddress(int version, BigInteger value) implements Comparable<IpAddress> {

    private static final Pattern DOTTED = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int GROUPS = 8;

    /** @return empty for anything that is not the text of one address; names are never looked up */
    public static Optional<IpAddress> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.matches()) {
            BigInteger value = BigInteger.ZERO;
            for (int i = 1; i <= 4; i++) {
                String part = dotted.group(i);
                int octet = Integer.parseInt(part);
                if (octet > 255 || part.length() > 1 && part.charAt(0) == '0') {
                    return Optional.empty();
                }
                value = value.shiftLeft(8).or(BigInteger.valueOf(octet));
            }
            return Optional.of(new IpAddress(4, value));
        }
        return COLONS.matcher(text).matches() ? parseSix(text) : Optional.empty();
    }

    private static Optional<IpAddress> parseSix(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            // An IPv4-mapped literal comes back as four bytes; it names no address that a guest could have.
            return bytes.length == 16 ? Optional.of(new IpAddress(6, new BigInteger(1, bytes))) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The reverse of {@link #key}. */
    public static IpAddress ofKey(String key) {
        return new IpAddress(key.length() == 8 ? 4 : 6, new BigInteger(key, 16));
    }

    /** Hexadecimal digits of fixed length (8 or 32), which sort as the addresses do. */
    public String key() {
        return String.format(version == 4 ? "%08x" : "%032x", value);
    }

    public int bits() {
        return version == 4 ? 32 : 128;
    }

    public IpAddress plus(long offset) {
        return new IpAddress(version, value.add(BigInteger.valueOf(offset)));
    }

    /** The address that a card with that MAC gives itself in the prefix (RFC 4291, modified EUI-64). */
    public static IpAddress eui64(Cidr prefix, String mac) {
        long digits = Long.parseLong(mac.replace(":", ""), 16);
        long upper = digits >>> 24 ^ 0x020000L;
        long lower = digits & 0xffffffL;
        BigInteger host = BigInteger.valueOf(upper)
                .shiftLeft(40)
                .or(BigInteger.valueOf(0xfffeL).shiftLeft(24))
                .or(BigInteger.valueOf(lower));
        return new IpAddress(6, prefix.first().value().or(host));
    }

    @Override
    public int compareTo(IpAddress other) {
        return value.compareTo(other.value);
    }

    /** The usual text; for IPv6 that of RFC 5952. */
    @Override
    public String toString() {
        if (version == 4) {
            long bits = value.longValue();
            return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = value.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xffff;
        }
        return compressed(groups);
    }

    private static String compressed(int[] groups) {
        int from = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = 0;
            while (i + zeros < GROUPS && groups[i + zeros] == 0) {
                zeros++;
            }
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == from) {
                text.append("::");
                i += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
