package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RouterSpec;
import org.ustack.kernel.Ids;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortForwarding;
import org.ustack.network.domain.Router;

/** What the node of a router is told of it: whole desired state. */
final class RouterSpecs {

    private final EntityManager em;
    private final RouterPorts ports;

    RouterSpecs(EntityManager em, Ids ids, Clock clock) {
        this.em = em;
        this.ports = new RouterPorts(em, ids, clock);
    }

    RouterSpec of(Router router) {
        List<RouterSpec.Leg> legs = new ArrayList<>();
        RouterSpec.Leg gateway = null;
        List<Port> all = ports.of(router);
        Map<String, NetworkSpec> networks =
                new NicSpecs(em).networks(all.stream().map(Port::networkId).collect(Collectors.toSet()));
        Map<String, List<NicSpec.FixedAddress>> addresses = addresses(router);
        for (Port port : all) {
            RouterSpec.Leg leg = new RouterSpec.Leg(
                    port.id(),
                    port.mac(),
                    addresses.getOrDefault(port.id(), List.of()),
                    networks.get(port.networkId()));
            if (port.deviceOwner().equals(Port.ROUTER_GATEWAY)) {
                gateway = leg;
            } else {
                legs.add(leg);
            }
        }
        List<FloatingIp> floating = em.createQuery(
                        "select f from FloatingIp f where f.routerId = :router order by f.address", FloatingIp.class)
                .setParameter("router", router.id())
                .getResultList();
        return new RouterSpec(
                router.id(),
                router.adminStateUp(),
                legs,
                gateway,
                router.enableSnat(),
                router.routes().stream()
                        .map(route -> new NetworkSpec.Route(route.destination(), route.nexthop()))
                        .toList(),
                floating.stream()
                        .filter(f -> f.fixedAddress() != null)
                        .map(f -> new RouterSpec.FloatingAddress(f.address(), f.fixedAddress()))
                        .toList(),
                forwardings(router));
    }

    private Map<String, List<NicSpec.FixedAddress>> addresses(Router router) {
        Map<String, List<NicSpec.FixedAddress>> addresses = new LinkedHashMap<>();
        for (RouterPorts.Address a : ports.addresses(router)) {
            addresses
                    .computeIfAbsent(a.port().id(), id -> new ArrayList<>())
                    .add(new NicSpec.FixedAddress(a.subnet().id(), a.address().address()));
        }
        return addresses;
    }

    private List<RouterSpec.Forwarding> forwardings(Router router) {
        return em.createQuery(
                        "select f.address, w from PortForwarding w join FloatingIp f on f.id = w.floatingIpId"
                                + " where f.routerId = :router order by f.address, w.protocol, w.externalFirst",
                        Object[].class)
                .setParameter("router", router.id())
                .getResultStream()
                .map(row -> {
                    PortForwarding forwarding = (PortForwarding) row[1];
                    return new RouterSpec.Forwarding(
                            forwarding.protocol(),
                            (String) row[0],
                            forwarding.external().first(),
                            forwarding.external().last(),
                            forwarding.internalAddress(),
                            forwarding.internal().first());
                })
                .toList();
    }
}
