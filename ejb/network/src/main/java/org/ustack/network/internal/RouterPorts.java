package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.ustack.kernel.Ids;
import org.ustack.network.FixedIp;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.Subnet;

/** The ports of routers: found, and made where they are the platform's own and count for no project. */
final class RouterPorts {

    /** An address of an interface, with the subnet that it is of. */
    record Address(Port port, PortAddress address, Subnet subnet) {}

    private static final String NOBODY = "";

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;

    RouterPorts(EntityManager em, Ids ids, Clock clock) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
    }

    /** Interfaces and gateway. */
    List<Port> of(Router router) {
        return em.createQuery(
                        "select p from Port p where p.deviceId = :router and p.deviceOwner in :owners"
                                + " order by p.createdAt, p.id",
                        Port.class)
                .setParameter("router", router.id())
                .setParameter("owners", List.of(Port.ROUTER_INTERFACE, Port.ROUTER_GATEWAY))
                .getResultList();
    }

    List<Port> interfaces(Router router) {
        return of(router).stream()
                .filter(port -> port.deviceOwner().equals(Port.ROUTER_INTERFACE))
                .toList();
    }

    /** All addresses of a router, the gateway's too. */
    List<Address> addresses(Router router) {
        return em.createQuery(
                        "select p, a, s from Port p join PortAddress a on a.portId = p.id join Subnet s on s.id = a.subnetId"
                                + " where p.deviceId = :router and p.deviceOwner in :owners"
                                + " order by p.createdAt, p.id, a.position",
                        Object[].class)
                .setParameter("router", router.id())
                .setParameter("owners", List.of(Port.ROUTER_INTERFACE, Port.ROUTER_GATEWAY))
                .getResultStream()
                .map(row -> new Address((Port) row[0], (PortAddress) row[1], (Subnet) row[2]))
                .toList();
    }

    /** @param wishes null for any addresses */
    Port gateway(Network network, Router router, List<FixedIp> wishes) {
        String id = ids.uuid();
        String mac = new MacAddresses(em, ids).next(network.id());
        List<PortAddress> addresses =
                new AddressAllocator(em).allocate(network.id(), id, mac, wishes, Port.ROUTER_GATEWAY);
        Port port = new Port(id, NOBODY, network, PortDrafts.none(network.id()), mac, clock.instant());
        port.belongTo(Port.ROUTER_GATEWAY, router.id());
        em.persist(port);
        addresses.forEach(em::persist);
        return port;
    }

    /** @return the address, an IPv4 one; its port is there when this returns */
    PortAddress floating(Network network, String floatingIpId, FixedIp wish) {
        String id = ids.uuid();
        String mac = new MacAddresses(em, ids).next(network.id());
        AddressAllocator allocator = new AddressAllocator(em);
        PortAddress address = wish == null
                ? allocator.allocateIpv4(network.id(), id, Port.FLOATING_IP)
                : allocator
                        .allocate(network.id(), id, mac, List.of(wish), Port.FLOATING_IP)
                        .get(0);
        Port port = new Port(id, NOBODY, network, PortDrafts.none(network.id()), mac, clock.instant());
        port.belongTo(Port.FLOATING_IP, floatingIpId);
        em.persist(port);
        em.persist(address);
        return address;
    }
}
