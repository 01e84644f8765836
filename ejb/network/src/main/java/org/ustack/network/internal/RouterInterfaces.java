package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.network.FixedIp;
import org.ustack.network.IpAddress;
import org.ustack.network.RouterError;
import org.ustack.network.RouterInterfaceView;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.Subnet;
import org.ustack.quota.QuotaService;

/** The networks that a router connects. Callers hold the lock of the router's row. */
final class RouterInterfaces {

    private static final String UUID = "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;
    private final QuotaService quota;
    private final RouterPorts ports;

    RouterInterfaces(EntityManager em, Ids ids, Clock clock, QuotaService quota) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
        this.quota = quota;
        this.ports = new RouterPorts(em, ids, clock);
    }

    RouterInterfaceView add(RequestContext caller, Router router, String subnetId, String portId) {
        check(subnetId, portId);
        if (subnetId != null && portId != null) {
            throw RouterRules.bad("Cannot specify both subnet-id and port-id");
        }
        return portId != null ? addPort(caller, router, portId) : addSubnet(caller, router, subnetId);
    }

    private static void check(String subnetId, String portId) {
        if (subnetId == null && portId == null) {
            throw RouterRules.bad("Either subnet_id or port_id must be specified");
        }
        for (String id : new String[] {portId, subnetId}) {
            if (id != null && !id.matches(UUID)) {
                throw RouterRules.bad("'" + id + "' is not a valid UUID");
            }
        }
    }

    private RouterInterfaceView addPort(RequestContext caller, Router router, String portId) {
        Port port = new Visible(em).port(caller, portId);
        em.refresh(port, LockModeType.PESSIMISTIC_WRITE);
        if (!port.deviceId().isEmpty()) {
            throw new CloudException(
                    RouterError.ROUTER_PORT_IN_USE,
                    "id",
                    port.id(),
                    "network",
                    port.networkId(),
                    "device",
                    port.deviceId());
        }
        List<Subnet> subnets = subnets(port);
        if (subnets.isEmpty()) {
            throw RouterRules.bad("Router port must have at least one fixed IP");
        }
        if (subnets.stream().filter(s -> s.ipVersion() == 4).count() > 1) {
            throw RouterRules.bad("Cannot have multiple IPv4 subnets on router port");
        }
        List<RouterPorts.Address> present = ports.addresses(router);
        if (subnets.stream().anyMatch(s -> s.ipVersion() == 6)) {
            sixth(present, port.networkId()).ifPresent(other -> {
                throw RouterRules.bad("Cannot have multiple router ports with the same network id if both contain IPv6"
                        + " subnets. Existing port " + other.id() + " has IPv6 subnet(s) and network id "
                        + port.networkId());
            });
        }
        RouterRules.refuseOverlap(present, subnets);
        // The rules of groups are for guests: a router forwards what others sent.
        em.createQuery("delete from PortSecurityGroup m where m.portId = :port")
                .setParameter("port", port.id())
                .executeUpdate();
        port.belongTo(Port.ROUTER_INTERFACE, router.id());
        port.touch(clock.instant());
        return view(router, port, subnets);
    }

    private RouterInterfaceView addSubnet(RequestContext caller, Router router, String subnetId) {
        Subnet subnet = new Visible(em).subnet(caller, subnetId);
        if (subnet.gatewayIp() == null) {
            throw RouterRules.bad("Subnet for router interface must have a gateway IP");
        }
        List<RouterPorts.Address> present = ports.addresses(router);
        RouterRules.refuseOverlap(present, List.of(subnet));
        FixedIp wish = new FixedIp(subnet.id(), subnet.gatewayIp());
        PortMaker maker = new PortMaker(em, ids, clock, quota);
        Optional<Port> shared = subnet.ipVersion() == 6 ? sixth(present, subnet.networkId()) : Optional.empty();
        if (shared.isPresent()) {
            // Prefixes of one network share a port: guests see one router.
            List<FixedIp> all = new ArrayList<>(fixedIps(shared.get()));
            all.add(wish);
            maker.replaceAddresses(shared.get(), all);
            shared.get().touch(clock.instant());
            return view(router, shared.get(), List.of(subnet));
        }
        Network network = em.find(Network.class, subnet.networkId());
        Port port = maker.make(
                network,
                router.projectId(),
                PortDrafts.owned(network.id(), List.of(wish), Port.ROUTER_INTERFACE),
                List.of());
        port.belongTo(Port.ROUTER_INTERFACE, router.id());
        return view(router, port, List.of(subnet));
    }

    RouterInterfaceView remove(Router router, String subnetId, String portId) {
        check(subnetId, portId);
        return portId != null ? removePort(router, subnetId, portId) : removeSubnet(router, subnetId);
    }

    private RouterInterfaceView removePort(Router router, String subnetId, String portId) {
        Port port = ports.interfaces(router).stream()
                .filter(p -> p.id().equals(portId))
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        RouterError.ROUTER_INTERFACE_NOT_FOUND, "router", router.id(), "port", portId));
        List<Subnet> subnets = subnets(port);
        if (subnetId != null && subnets.stream().noneMatch(s -> s.id().equals(subnetId))) {
            throw new CloudException(RouterError.SUBNET_MISMATCH_FOR_PORT, "port", portId, "subnet", subnetId);
        }
        subnets.forEach(subnet -> requireUnused(router, subnet));
        RouterInterfaceView view = view(router, port, subnets);
        new PortRemoval(em, quota).remove(List.of(port));
        return view;
    }

    private RouterInterfaceView removeSubnet(Router router, String subnetId) {
        RouterPorts.Address found = ports.addresses(router).stream()
                .filter(a -> a.subnet().id().equals(subnetId))
                .filter(a -> a.port().deviceOwner().equals(Port.ROUTER_INTERFACE))
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        RouterError.ROUTER_INTERFACE_NOT_FOUND_FOR_SUBNET, "router", router.id(), "subnet", subnetId));
        requireUnused(router, found.subnet());
        RouterInterfaceView view = view(router, found.port(), List.of(found.subnet()));
        List<FixedIp> rest = fixedIps(found.port()).stream()
                .filter(ip -> !ip.subnetId().equals(subnetId))
                .toList();
        if (rest.isEmpty()) {
            new PortRemoval(em, quota).remove(List.of(found.port()));
        } else {
            new PortMaker(em, ids, clock, quota).replaceAddresses(found.port(), rest);
            found.port().touch(clock.instant());
        }
        return view;
    }

    private void requireUnused(Router router, Subnet subnet) {
        Stream<String> associated = em.createQuery(
                        "select f.fixedAddress from FloatingIp f where f.routerId = :router and f.fixedAddress is not null",
                        String.class)
                .setParameter("router", router.id())
                .getResultStream();
        Stream<String> forwarded = em.createQuery(
                        "select w.internalAddress from PortForwarding w join FloatingIp f on f.id = w.floatingIpId"
                                + " where f.routerId = :router",
                        String.class)
                .setParameter("router", router.id())
                .getResultStream();
        boolean floating = Stream.concat(associated, forwarded).anyMatch(address -> subnet.block()
                .contains(IpAddress.parse(address).orElseThrow()));
        if (floating) {
            throw new CloudException(
                    RouterError.ROUTER_INTERFACE_IN_USE_BY_FLOATING_IP, "router", router.id(), "subnet", subnet.id());
        }
        boolean routed = router.routes().stream().anyMatch(route -> subnet.block()
                .contains(IpAddress.parse(route.nexthop()).orElseThrow()));
        if (routed) {
            throw new CloudException(
                    RouterError.ROUTER_INTERFACE_IN_USE_BY_ROUTE, "router", router.id(), "subnet", subnet.id());
        }
    }

    private static Optional<Port> sixth(List<RouterPorts.Address> addresses, String networkId) {
        return addresses.stream()
                .filter(a -> a.subnet().ipVersion() == 6)
                .map(RouterPorts.Address::port)
                .filter(port ->
                        port.networkId().equals(networkId) && port.deviceOwner().equals(Port.ROUTER_INTERFACE))
                .findFirst();
    }

    private List<FixedIp> fixedIps(Port port) {
        return em.createQuery(
                        "select a from PortAddress a where a.portId = :port order by a.position", PortAddress.class)
                .setParameter("port", port.id())
                .getResultStream()
                .map(PortAddress::view)
                .toList();
    }

    private List<Subnet> subnets(Port port) {
        return em.createQuery(
                        "select s from PortAddress a join Subnet s on s.id = a.subnetId where a.portId = :port"
                                + " order by a.position",
                        Subnet.class)
                .setParameter("port", port.id())
                .getResultStream()
                .distinct()
                .toList();
    }

    private static RouterInterfaceView view(Router router, Port port, List<Subnet> subnets) {
        return new RouterInterfaceView(
                router.id(),
                port.projectId(),
                port.id(),
                port.networkId(),
                subnets.stream().map(Subnet::id).toList());
    }
}
