package org.ustack.network.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.AddressSet;
import org.ustack.network.Cidr;
import org.ustack.network.SubnetPoolError;
import org.ustack.network.domain.SubnetPool;

/** What the prefixes and bounds of a subnet pool may be, and which block of it comes next. Pure. */
final class PoolRules {

    private PoolRules() {}

    static int bits(int version) {
        return version == 4 ? 32 : 128;
    }

    /** The shortest prefix that a pool gives, unless it says otherwise. */
    static int leastPrefix(int version) {
        return version == 4 ? 8 : 64;
    }

    /** What a quota counts: addresses of IPv4, prefixes of 64 bits of IPv6. */
    static int quotaUnit(int version) {
        return version == 4 ? 32 : 64;
    }

    static double units(int prefix, int version) {
        return Math.pow(2, quotaUnit(version) - prefix);
    }

    /** @throws CloudException for none, for one that is not a subnet, and for both versions at once */
    static AddressSet prefixes(List<String> texts) {
        if (texts.isEmpty()) {
            throw new CloudException(SubnetPoolError.EMPTY_SUBNET_POOL_PREFIX_LIST);
        }
        List<Cidr> blocks = texts.stream().map(PoolRules::prefix).toList();
        Set<Integer> versions = blocks.stream().map(Cidr::version).collect(Collectors.toSet());
        if (versions.size() > 1) {
            throw new CloudException(SubnetPoolError.PREFIX_VERSION_MISMATCH);
        }
        return AddressSet.of(blocks);
    }

    private static Cidr prefix(String text) {
        return Cidr.parse(text)
                .filter(found -> text.contains("/"))
                .orElseThrow(() -> CommonError.invalid("prefixes", text, "'" + text + "' is not a valid IP subnet"));
    }

    static void checkBounds(SubnetPool pool) {
        if (pool.minPrefix() > pool.maxPrefix()) {
            throw bounds("min_prefixlen", pool.minPrefix(), "max_prefixlen", pool.maxPrefix());
        }
        int bits = bits(pool.ipVersion());
        if (pool.maxPrefix() > bits) {
            throw bounds("max_prefixlen", pool.maxPrefix(), "ip_version_max", bits);
        }
        if (pool.defaultPrefix() < pool.minPrefix()) {
            throw bounds("default_prefixlen", pool.defaultPrefix(), "min_prefixlen", pool.minPrefix());
        }
        if (pool.defaultPrefix() > pool.maxPrefix()) {
            throw bounds("default_prefixlen", pool.defaultPrefix(), "max_prefixlen", pool.maxPrefix());
        }
    }

    private static CloudException bounds(String type, int length, String baseType, int base) {
        return new CloudException(
                SubnetPoolError.ILLEGAL_SUBNET_POOL_PREFIX_BOUNDS,
                "type",
                type,
                "length",
                length,
                "base_type",
                baseType,
                "base",
                base);
    }

    static void checkLength(SubnetPool pool, int prefix) {
        if (prefix > pool.maxPrefix()) {
            throw new CloudException(
                    SubnetPoolError.MAX_PREFIX_SUBNET_ALLOCATION_ERROR, "length", prefix, "greatest", pool.maxPrefix());
        }
        if (prefix < pool.minPrefix()) {
            throw new CloudException(
                    SubnetPoolError.MIN_PREFIX_SUBNET_ALLOCATION_ERROR, "length", prefix, "least", pool.minPrefix());
        }
    }

    /** The first block of that length from the smallest gap that has room for it, so that large gaps stay whole. */
    static Cidr next(AddressSet free, int prefix) {
        return free.blocks().stream()
                .filter(block -> block.prefix() <= prefix)
                .max(java.util.Comparator.comparingInt(Cidr::prefix)
                        .thenComparing(
                                java.util.Comparator.comparing(Cidr::first).reversed()))
                .map(block -> new Cidr(block.first(), prefix))
                .orElseThrow(() -> new CloudException(
                        SubnetPoolError.SUBNET_ALLOCATION_ERROR,
                        "reason",
                        "Insufficient prefix space to allocate subnet size /" + prefix));
    }
}
