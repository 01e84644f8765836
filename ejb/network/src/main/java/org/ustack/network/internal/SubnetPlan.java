package org.ustack.network.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ustack.kernel.CloudException;
import org.ustack.network.Change;
import org.ustack.network.Cidr;
import org.ustack.network.IpAddress;
import org.ustack.network.NetworkError;
import org.ustack.network.Pool;

/** Gateway and pools of a subnet: defaults and rules. Pure. */
final class SubnetPlan {

    private SubnetPlan() {}

    /** The gateway as asked for; left out means the first address, null means none. */
    static IpAddress gateway(Cidr cidr, Change<String> wanted) {
        if (!wanted.given()) {
            return cidr.prefix() == cidr.first().bits() ? null : cidr.first().plus(1);
        }
        if (wanted.value() == null) {
            return null;
        }
        IpAddress gateway = IpAddress.parse(wanted.value())
                .filter(address -> address.version() == cidr.version())
                .orElseThrow(() -> invalid(
                        "gateway_ip '" + wanted.value() + "' does not match the ip_version '" + cidr.version() + "'"));
        boolean host = cidr.first().bits() - cidr.prefix() > 1;
        if (host && (gateway.equals(cidr.first()) && cidr.version() == 4
                || cidr.version() == 4 && gateway.equals(cidr.last()))) {
            throw invalid("Gateway is not valid on subnet");
        }
        return gateway;
    }

    /** All host addresses but the gateway. */
    static List<Pool> defaultPools(Cidr cidr, IpAddress gateway) {
        boolean tiny = cidr.first().bits() - cidr.prefix() <= 1;
        IpAddress from = tiny ? cidr.first() : cidr.first().plus(1);
        IpAddress end = tiny || cidr.version() == 6 ? cidr.last() : cidr.last().plus(-1);
        List<Pool> pools = new ArrayList<>();
        if (gateway != null && gateway.compareTo(from) >= 0 && gateway.compareTo(end) <= 0) {
            addPool(pools, from, gateway.plus(-1));
            addPool(pools, gateway.plus(1), end);
        } else {
            addPool(pools, from, end);
        }
        return List.copyOf(pools);
    }

    private static void addPool(List<Pool> pools, IpAddress from, IpAddress end) {
        if (from.compareTo(end) <= 0) {
            pools.add(new Pool(from.toString(), end.toString()));
        }
    }

    /** Checks pools that a client names and writes them in the usual form, sorted. */
    static List<Pool> checked(Cidr cidr, IpAddress gateway, List<Pool> wanted) {
        record Span(IpAddress from, IpAddress end) {
            @Override
            public String toString() {
                return from + "-" + end;
            }
        }
        List<Span> spans = new ArrayList<>();
        for (Pool pool : wanted) {
            String text = pool.start() + "-" + pool.end();
            IpAddress from = IpAddress.parse(pool.start()).orElse(null);
            IpAddress end = IpAddress.parse(pool.end()).orElse(null);
            if (from == null || end == null || from.version() != cidr.version() || end.version() != cidr.version()
                    || end.compareTo(from) < 0) {
                throw new CloudException(NetworkError.INVALID_ALLOCATION_POOL, "pool", text);
            }
            boolean tiny = cidr.first().bits() - cidr.prefix() <= 1;
            boolean atEdge = !tiny && (from.equals(cidr.first()) || cidr.version() == 4 && end.equals(cidr.last()));
            if (!cidr.contains(from) || !cidr.contains(end) || atEdge) {
                throw new CloudException(NetworkError.OUT_OF_BOUNDS_ALLOCATION_POOL, "pool", text, "cidr", cidr);
            }
            spans.add(new Span(from, end));
        }
        spans.sort(Comparator.comparing(Span::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().compareTo(spans.get(i - 1).end()) <= 0) {
                throw new CloudException(
                        NetworkError.OVERLAPPING_ALLOCATION_POOLS,
                        "first", spans.get(i - 1), "second", spans.get(i), "cidr", cidr);
            }
        }
        for (Span span : spans) {
            if (gateway != null && gateway.compareTo(span.from()) >= 0 && gateway.compareTo(span.end()) <= 0) {
                throw new CloudException(
                        NetworkError.GATEWAY_CONFLICT_WITH_ALLOCATION_POOLS, "address", gateway, "pool", span);
            }
        }
        return spans.stream().map(span -> new Pool(span.from().toString(), span.end().toString())).toList();
    }

    static CloudException invalid(String reason) {
        return new CloudException(NetworkError.INVALID_INPUT, "reason", reason);
    }
}
