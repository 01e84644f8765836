package org.ustack.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A set of addresses of one IP version, as blocks put in and taken out; knows its fewest blocks. Pure, immutable. */
public final class AddressSet {

    private record Range(IpAddress first, IpAddress last) {}

    private final List<Range> ranges;

    private AddressSet(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** @param blocks all of one version */
    public static AddressSet of(Collection<Cidr> blocks) {
        List<Range> sorted = blocks.stream()
                .map(block -> new Range(block.first(), block.last()))
                .sorted(Comparator.comparing(Range::first))
                .toList();
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            Range before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && range.first().compareTo(before.last().plus(1)) <= 0) {
                IpAddress last = range.last().compareTo(before.last()) > 0 ? range.last() : before.last();
                merged.set(merged.size() - 1, new Range(before.first(), last));
            } else {
                merged.add(range);
            }
        }
        return new AddressSet(List.copyOf(merged));
    }

    public AddressSet minus(AddressSet other) {
        List<Range> left = new ArrayList<>(ranges);
        for (Range gone : other.ranges) {
            List<Range> next = new ArrayList<>();
            for (Range range : left) {
                if (range.last().compareTo(gone.first()) < 0 || range.first().compareTo(gone.last()) > 0) {
                    next.add(range);
                    continue;
                }
                if (range.first().compareTo(gone.first()) < 0) {
                    next.add(new Range(range.first(), gone.first().plus(-1)));
                }
                if (range.last().compareTo(gone.last()) > 0) {
                    next.add(new Range(gone.last().plus(1), range.last()));
                }
            }
            left = next;
        }
        return new AddressSet(List.copyOf(left));
    }

    public boolean contains(AddressSet other) {
        return other.minus(this).ranges.isEmpty();
    }

    public boolean intersects(AddressSet other) {
        return !minus(other).equals(this);
    }

    /** The fewest blocks, in the order of their addresses. */
    public List<Cidr> blocks() {
        List<Cidr> blocks = new ArrayList<>();
        for (Range range : ranges) {
            IpAddress at = range.first();
            while (at != null) {
                Cidr block = largest(at, range.last());
                blocks.add(block);
                at = block.last().equals(range.last()) ? null : block.last().plus(1);
            }
        }
        return blocks;
    }

    /** The largest block that begins here and does not go beyond the end. */
    private static Cidr largest(IpAddress first, IpAddress last) {
        BigInteger size = last.value().subtract(first.value()).add(BigInteger.ONE);
        int aligned = first.value().signum() == 0 ? first.bits() : first.value().getLowestSetBit();
        int host = Math.min(aligned, size.bitLength() - 1);
        return new Cidr(first, first.bits() - host);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressSet set && set.ranges.equals(ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }
}
