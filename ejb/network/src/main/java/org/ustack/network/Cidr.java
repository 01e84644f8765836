package org.ustack.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A block of addresses.
 *
 * @param first the address with all host bits zero
 * @param prefix length of the network part in bits
 */
public record Cidr(IpAddress first, int prefix) {

    /** @return empty if it is not {@code address/length}; a bare address counts as a block of one; host bits are cut off */
    public static Optional<Cidr> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || slash >= 0 && !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int bits = address.get().bits();
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        return prefix > bits ? Optional.empty() : Optional.of(of(address.get(), prefix));
    }

    private static Cidr of(IpAddress address, int prefix) {
        int host = address.bits() - prefix;
        return new Cidr(new IpAddress(address.version(), address.value().shiftRight(host).shiftLeft(host)), prefix);
    }

    public int version() {
        return first.version();
    }

    public IpAddress last() {
        BigInteger size = BigInteger.ONE.shiftLeft(first.bits() - prefix);
        return new IpAddress(version(), first.value().add(size).subtract(BigInteger.ONE));
    }

    public boolean contains(IpAddress address) {
        return address.version() == version() && address.compareTo(first) >= 0 && address.compareTo(last()) <= 0;
    }

    public boolean overlaps(Cidr other) {
        return other.version() == version() && (contains(other.first) || other.contains(first));
    }

    /** The fewest blocks that hold exactly these addresses. */
    public static List<Cidr> cover(Collection<IpAddress> addresses) {
        List<Cidr> blocks = new ArrayList<>();
        for (IpAddress address : new TreeSet<>(addresses)) {
            blocks.add(new Cidr(address, address.bits()));
            // Two halves next to each other become the whole, as often as that happens.
            while (blocks.size() > 1) {
                Cidr upper = blocks.get(blocks.size() - 1);
                Cidr lower = blocks.get(blocks.size() - 2);
                if (upper.prefix != lower.prefix || !of(upper.first, upper.prefix - 1).equals(of(lower.first, lower.prefix - 1))) {
                    break;
                }
                blocks.remove(blocks.size() - 1);
                blocks.set(blocks.size() - 1, of(lower.first, lower.prefix - 1));
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
