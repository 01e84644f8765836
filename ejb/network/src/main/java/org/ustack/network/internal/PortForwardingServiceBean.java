package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.number;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.PortForwardingDraft;
import org.ustack.network.PortForwardingDraft.Ports;
import org.ustack.network.PortForwardingService;
import org.ustack.network.PortForwardingView;
import org.ustack.network.RouterError;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.PortForwarding;
import org.ustack.network.domain.Router;

@Stateless
public class PortForwardingServiceBean implements PortForwardingService {

    private static final ResourceListing<PortForwarding> LISTING = new ResourceListing<>(
            PortForwarding.class,
            Map.of(
                    "id", text("e.id"),
                    "external_port", number("e.externalFirst"),
                    "internal_port", number("e.internalFirst"),
                    "internal_port_id", text("e.internalPortId"),
                    "internal_ip_address", text("e.internalAddress"),
                    "protocol", text("e.protocol"),
                    "description", text("e.description")));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public PortForwardingView create(RequestContext caller, String floatingIpId, PortForwardingDraft draft) {
        FloatingIp floating = new Visible(em).floatingIp(caller, floatingIpId);
        String portId = draft.internalPortId().value();
        FloatingRoutes.Target target =
                target(caller, floating, portId, draft.internalAddress().or(null));
        Router router = lock(target, floating);
        em.refresh(floating, LockModeType.PESSIMISTIC_WRITE);
        if (floating.fixedPortId() != null) {
            throw new CloudException(
                    RouterError.FLOATING_IP_PORT_ALREADY_ASSOCIATED,
                    "address",
                    floating.address(),
                    "id",
                    floating.id(),
                    "port",
                    portId,
                    "fixed",
                    target.address().address(),
                    "network",
                    floating.networkId());
        }
        requireRouter(floating, router);
        refuseAssociated(floating, target);
        PortForwarding forwarding =
                new PortForwarding(ids.uuid(), floating, draft.description().orIfNull(""), clock.instant());
        forwarding.lead(
                draft.protocol().value(),
                draft.external().value(),
                portId,
                target.address().address(),
                draft.internal().value());
        refuseConflict(forwarding);
        floating.leadThrough(router.id());
        floating.touch(clock.instant());
        em.persist(forwarding);
        new RouterNotes(em).note(router.id());
        em.flush();
        return forwarding.view();
    }

    @Override
    public PortForwardingView show(RequestContext caller, String floatingIpId, String id) {
        return find(new Visible(em).floatingIp(caller, floatingIpId), id).view();
    }

    @Override
    public Slice<PortForwardingView> list(RequestContext caller, String floatingIpId, Listing listing) {
        FloatingIp floating = new Visible(em).floatingIp(caller, floatingIpId);
        Slice<PortForwarding> page =
                LISTING.find(em, listing, new Conditions().and("e.floatingIpId = ?", floating.id()));
        return new Slice<>(page.items().stream().map(PortForwarding::view).toList(), page.more());
    }

    @Override
    public PortForwardingView update(
            RequestContext caller, String floatingIpId, String id, PortForwardingDraft changes) {
        FloatingIp floating = new Visible(em).floatingIp(caller, floatingIpId);
        PortForwarding forwarding = find(floating, id);
        String portId = changes.internalPortId().orIfNull(forwarding.internalPortId());
        boolean samePort = portId.equals(forwarding.internalPortId());
        String address = changes.internalAddress().orIfNull(samePort ? forwarding.internalAddress() : null);
        FloatingRoutes.Target target = target(caller, floating, portId, address);
        Router router = lock(target, floating);
        em.refresh(floating, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(forwarding);
        requireRouter(floating, router);
        if (!samePort) {
            refuseAssociated(floating, target);
        }
        if (changes.description().given()) {
            forwarding.describeAs(changes.description().value());
        }
        forwarding.lead(
                changes.protocol().orIfNull(forwarding.protocol()),
                changes.external().orIfNull(forwarding.external()),
                portId,
                target.address().address(),
                changes.internal().orIfNull(forwarding.internal()));
        refuseConflict(forwarding);
        forwarding.touch(clock.instant());
        floating.touch(clock.instant());
        new RouterNotes(em).note(router.id());
        em.flush();
        return forwarding.view();
    }

    @Override
    public void delete(RequestContext caller, String floatingIpId, String id) {
        FloatingIp floating = new Visible(em).floatingIp(caller, floatingIpId);
        em.refresh(floating, LockModeType.PESSIMISTIC_WRITE);
        new FloatingRoutes(em).removeForwardings(List.of(find(floating, id)));
        floating.touch(clock.instant());
        em.flush();
    }

    private PortForwarding find(FloatingIp floating, String id) {
        PortForwarding found = em.find(PortForwarding.class, id);
        if (found == null || !found.floatingIpId().equals(floating.id())) {
            throw new CloudException(RouterError.PORT_FORWARDING_NOT_FOUND, "id", id);
        }
        return found;
    }

    /** The address named, or the port's first. */
    private FloatingRoutes.Target target(RequestContext caller, FloatingIp floating, String portId, String address) {
        Port port = new Visible(em).port(caller, portId);
        List<PortAddress> addresses = new FloatingRoutes(em).addresses(port);
        if (addresses.isEmpty()) {
            throw bad("Requested internal port " + portId + " must allocate an IPv4 address at least.");
        }
        PortAddress chosen = addresses.stream()
                .filter(a -> address == null || a.address().equals(address))
                .findFirst()
                .orElseThrow(() -> bad("Requested internal IP address " + address
                        + " is not suitable for internal neutron port " + portId + ", as its fixed_ips are "
                        + addresses.stream().map(PortAddress::address).toList()));
        if (!port.projectId().equals(floating.projectId()) && !caller.isAdmin()) {
            throw bad("Port " + portId + " is owned by a different tenant");
        }
        return new FloatingRoutes.Target(port, chosen);
    }

    private Router lock(FloatingRoutes.Target target, FloatingIp floating) {
        try {
            return new FloatingRoutes(em).lock(target, floating.networkId());
        } catch (CloudException e) {
            if (e.code() != RouterError.EXTERNAL_GATEWAY_FOR_FLOATING_IP_NOT_FOUND) {
                throw e;
            }
            throw bad("External network " + floating.networkId() + " is not reachable from subnet "
                    + target.address().subnetId() + ". Cannot set Port forwarding for port "
                    + target.port().id() + " with Floating IP " + floating.id());
        }
    }

    private static void requireRouter(FloatingIp floating, Router router) {
        if (floating.routerId() != null && !floating.routerId().equals(router.id())) {
            throw bad("The Floating IP " + floating.id() + " had been set on router " + floating.routerId()
                    + ", the internal Neutron port can not be reached via router " + router.id());
        }
    }

    /** What has a floating address of its own answers with that. */
    private void refuseAssociated(FloatingIp floating, FloatingRoutes.Target target) {
        List<FloatingIp> bound = em.createQuery(
                        "select f from FloatingIp f where f.fixedPortId = :port and f.fixedAddress = :fixed",
                        FloatingIp.class)
                .setParameter("port", target.port().id())
                .setParameter("fixed", target.address().address())
                .getResultList();
        if (!bound.isEmpty()) {
            throw new CloudException(
                    RouterError.PORT_HAS_BINDING_FLOATING_IP,
                    "address",
                    floating.address(),
                    "id",
                    floating.id(),
                    "port",
                    target.port().id(),
                    "fixed",
                    target.address().address());
        }
    }

    /** Each port of the floating address leads to one place, and each place is led to from one port. */
    private void refuseConflict(PortForwarding forwarding) {
        List<PortForwarding> others = em.createQuery(
                        "select w from PortForwarding w where w.id <> :id and w.protocol = :protocol"
                                + " and (w.floatingIpId = :floating or w.internalPortId = :port)",
                        PortForwarding.class)
                .setParameter("id", forwarding.id())
                .setParameter("protocol", forwarding.protocol())
                .setParameter("floating", forwarding.floatingIpId())
                .setParameter("port", forwarding.internalPortId())
                .getResultList();
        for (PortForwarding other : others) {
            if (other.floatingIpId().equals(forwarding.floatingIpId())
                    && other.external().overlaps(forwarding.external())) {
                throw duplicate("external_port", other.external(), forwarding);
            }
            boolean samePlace = other.internalPortId().equals(forwarding.internalPortId())
                    && other.internalAddress().equals(forwarding.internalAddress());
            if (samePlace && other.internal().overlaps(forwarding.internal())) {
                throw duplicate("internal_port", other.internal(), forwarding);
            }
        }
    }

    private static CloudException duplicate(String what, Ports other, PortForwarding forwarding) {
        return bad("A duplicate port forwarding entry with same attributes already exists, conflicting values are"
                + " {'floatingip_id': '" + forwarding.floatingIpId() + "', '" + what + "': '"
                + (other.size() == 1 ? other.first() : other) + "', 'protocol': '" + forwarding.protocol() + "'}");
    }

    private static CloudException bad(String reason) {
        return new CloudException(NetworkError.BAD_REQUEST, "resource", "port_forwarding", "reason", reason);
    }
}
