package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.NetworkError;
import org.ustack.network.RouterError;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.PortForwarding;
import org.ustack.network.domain.Router;

/**
 * The way from an external network to an address of a port. Locks the router that it goes through, then the port: neither can lose
 * what the way needs while somebody is about to use it.
 */
final class FloatingRoutes {

    /** An address of a port that a floating one can stand for. */
    record Target(Port port, PortAddress address) {}

    private final EntityManager em;

    FloatingRoutes(EntityManager em) {
        this.em = em;
    }

    /**
     * @param fixed the address meant, or null for the only one
     * @param owner the project of the floating address
     */
    Target target(RequestContext caller, String portId, String fixed, String owner) {
        Port port = new Visible(em).port(caller, portId);
        if (!port.projectId().equals(owner) && !caller.isAdmin()) {
            throw bad("Cannot process floating IP association with Port " + portId
                    + ", since that port is owned by a different tenant");
        }
        List<PortAddress> addresses = addresses(port);
        if (fixed != null) {
            if (fixed.contains(":")) {
                throw bad(
                        "Cannot process floating IP association with " + fixed + ", since that is not an IPv4 address");
            }
            return addresses.stream()
                    .filter(a -> a.address().equals(fixed))
                    .findFirst()
                    .map(a -> new Target(port, a))
                    .orElseThrow(() -> bad("Port " + port.id() + " does not have fixed ip " + fixed));
        }
        if (addresses.isEmpty()) {
            throw bad("Cannot add floating IP to port " + port.id() + " that has no fixed IPv4 addresses");
        }
        if (addresses.size() > 1) {
            throw bad("Port " + port.id() + " has multiple fixed IPv4 addresses.  Must provide a specific IPv4 address"
                    + " when assigning a floating IP");
        }
        return new Target(port, addresses.get(0));
    }

    /** IPv4, in their order. */
    List<PortAddress> addresses(Port port) {
        return em.createQuery(
                        "select a from PortAddress a where a.portId = :port and a.ipVersion = 4 order by a.position",
                        PortAddress.class)
                .setParameter("port", port.id())
                .getResultList();
    }

    /**
     * The router between them, locked; the target's port too.
     *
     * @throws CloudException {@link RouterError#EXTERNAL_GATEWAY_FOR_FLOATING_IP_NOT_FOUND}
     */
    Router lock(Target target, String externalNetworkId) {
        String subnet = target.address().subnetId();
        for (String candidate : candidates(subnet, externalNetworkId)) {
            Router router = em.find(Router.class, candidate, LockModeType.PESSIMISTIC_WRITE);
            // What was seen before the lock may be gone.
            if (router != null && candidates(subnet, externalNetworkId).contains(candidate)) {
                lock(target.port());
                return router;
            }
        }
        throw new CloudException(
                RouterError.EXTERNAL_GATEWAY_FOR_FLOATING_IP_NOT_FOUND,
                "network",
                externalNetworkId,
                "subnet",
                subnet,
                "port",
                target.port().id());
    }

    private void lock(Port port) {
        if (em.createQuery("select p.id from Port p where p.id = :id", String.class)
                .setParameter("id", port.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .isEmpty()) {
            throw new CloudException(NetworkError.PORT_NOT_FOUND, "id", port.id());
        }
    }

    /** First the router at the subnet's gateway address: replies of guests go there. */
    private List<String> candidates(String subnetId, String externalNetworkId) {
        return em.createQuery(
                        "select r.id from Port p join PortAddress a on a.portId = p.id join Subnet s on s.id = a.subnetId"
                                + " join Router r on r.id = p.deviceId where p.deviceOwner = :owner and a.subnetId = :subnet"
                                + " and r.gatewayNetworkId = :network"
                                + " order by case when a.address = s.gatewayIp then 0 else 1 end, r.createdAt, r.id",
                        String.class)
                .setParameter("owner", Port.ROUTER_INTERFACE)
                .setParameter("subnet", subnetId)
                .setParameter("network", externalNetworkId)
                .getResultList();
    }

    /** Ends what led to ports that go. Callers hold the locks of the ports. */
    void forgetPorts(Collection<String> portIds) {
        for (FloatingIp floating : ofPorts(portIds)) {
            disassociate(floating);
        }
        removeForwardings(forwardings(portIds));
    }

    /** Ends what led to addresses that a port has no more. */
    void forgetLost(Port port) {
        Set<String> left = addresses(port).stream().map(PortAddress::address).collect(Collectors.toSet());
        ofPorts(List.of(port.id())).stream()
                .filter(floating -> !left.contains(floating.fixedAddress()))
                .forEach(this::disassociate);
        removeForwardings(forwardings(List.of(port.id())).stream()
                .filter(forwarding -> !left.contains(forwarding.internalAddress()))
                .toList());
    }

    private void disassociate(FloatingIp floating) {
        new RouterNotes(em).note(floating.routerId());
        floating.disassociate();
    }

    void removeForwardings(List<PortForwarding> forwardings) {
        if (forwardings.isEmpty()) {
            return;
        }
        forwardings.forEach(em::remove);
        em.flush();
        for (String id : forwardings.stream()
                .map(PortForwarding::floatingIpId)
                .distinct()
                .sorted()
                .toList()) {
            FloatingIp floating = em.find(FloatingIp.class, id);
            new RouterNotes(em).note(floating.routerId());
            if (forwardingsOf(id).isEmpty()) {
                floating.disassociate();
            }
        }
    }

    List<PortForwarding> forwardingsOf(String floatingIpId) {
        return em.createQuery(
                        "select w from PortForwarding w where w.floatingIpId = :floating order by w.createdAt, w.id",
                        PortForwarding.class)
                .setParameter("floating", floatingIpId)
                .getResultList();
    }

    private List<FloatingIp> ofPorts(Collection<String> portIds) {
        return em.createQuery(
                        "select f from FloatingIp f where f.fixedPortId in :ports order by f.id", FloatingIp.class)
                .setParameter("ports", portIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private List<PortForwarding> forwardings(Collection<String> portIds) {
        return em.createQuery(
                        "select w from PortForwarding w where w.internalPortId in :ports order by w.id",
                        PortForwarding.class)
                .setParameter("ports", portIds)
                .getResultList();
    }

    private static CloudException bad(String reason) {
        return new CloudException(NetworkError.BAD_REQUEST, "resource", "floatingip", "reason", reason);
    }
}
