package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalText;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.FixedIp;
import org.ustack.network.FloatingIpDraft;
import org.ustack.network.FloatingIpService;
import org.ustack.network.FloatingIpView;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.RouterError;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Router;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class FloatingIpServiceBean implements FloatingIpService {

    private static final ResourceListing<FloatingIp> LISTING = new ResourceListing<>(
            FloatingIp.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("description", text("e.description")),
                    Map.entry("status", text("e.status")),
                    Map.entry("floating_network_id", text("e.networkId")),
                    Map.entry("floating_ip_address", text("e.address")),
                    Map.entry("fixed_ip_address", optionalText("e.fixedAddress")),
                    Map.entry("port_id", optionalText("e.fixedPortId")),
                    Map.entry("router_id", optionalText("e.routerId")),
                    Map.entry("dns_name", text("e.dnsName")),
                    Map.entry("dns_domain", text("e.dnsDomain")),
                    Map.entry("revision_number", bigNumber("e.revision")),
                    Map.entry("created_at", new ResourceListing.Attribute("e.createdAt", Instant::parse, true)),
                    Map.entry("updated_at", new ResourceListing.Attribute("e.updatedAt", Instant::parse, true))));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Override
    public List<FloatingIpView> create(RequestContext caller, List<FloatingIpDraft> drafts) {
        List<FloatingIpView> made = new ArrayList<>();
        for (FloatingIpDraft draft : drafts) {
            made.add(createOne(caller, draft));
        }
        return made;
    }

    /** Locks in this order: router, quota, port, subnets. */
    private FloatingIpView createOne(RequestContext caller, FloatingIpDraft draft) {
        if (draft.address() != null && !caller.isAdmin()) {
            throw Visible.forbidden("create_floatingip:floating_ip_address");
        }
        String project = Visible.owner(caller, draft.projectId().or(null));
        Network network = externalNetwork(caller, draft.networkId());
        requirePortForFixed(draft.portId().or(null), draft.fixedAddress().or(null));
        FloatingRoutes routes = new FloatingRoutes(em);
        FloatingRoutes.Target target = null;
        Router router = null;
        if (draft.portId().or(null) != null) {
            target = routes.target(
                    caller, draft.portId().value(), draft.fixedAddress().or(null), project);
            router = routes.lock(target, network.id());
        }
        String id = ids.uuid();
        quota.claim(project, id, Map.of(QuotaResource.FLOATING_IPS, 1L));
        PortAddress address = new RouterPorts(em, ids, clock).floating(network, id, wish(draft));
        FloatingIp floating = new FloatingIp(id, project, draft, address.portId(), address.address(), clock.instant());
        if (target != null) {
            refuseSecond(target, floating);
            floating.associate(target.port().id(), target.address().address(), router.id());
            new RouterNotes(em).note(router.id());
        }
        em.persist(floating);
        em.flush();
        return new FloatingIpViews(em).of(List.of(floating)).get(0);
    }

    private static FixedIp wish(FloatingIpDraft draft) {
        return draft.subnetId() == null && draft.address() == null
                ? null
                : new FixedIp(draft.subnetId(), draft.address());
    }

    private Network externalNetwork(RequestContext caller, String id) {
        Network network = new Visible(em).network(caller, id);
        if (!network.external()) {
            throw bad("Network " + id + " is not a valid external network");
        }
        long subnets = em.createQuery(
                        "select count(s) from Subnet s where s.networkId = :network and s.ipVersion = 4", Long.class)
                .setParameter("network", id)
                .getSingleResult();
        if (subnets == 0) {
            throw bad("Network " + id + " does not contain any IPv4 subnet");
        }
        return network;
    }

    @Override
    public FloatingIpView show(RequestContext caller, String id) {
        return new FloatingIpViews(em)
                .of(List.of(new Visible(em).floatingIp(caller, id)))
                .get(0);
    }

    @Override
    public Slice<FloatingIpView> list(RequestContext caller, Listing listing) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ?", String.valueOf(caller.projectId()));
        }
        Slice<FloatingIp> page = LISTING.find(em, listing, conditions);
        return new Slice<>(new FloatingIpViews(em).of(page.items()), page.more());
    }

    @Override
    public FloatingIpView update(RequestContext caller, String id, FloatingIpDraft changes, Long ifRevision) {
        FloatingIp floating = new Visible(em).floatingIp(caller, id);
        Visible.requireRevision(floating, ifRevision);
        boolean blank = !changes.portId().given()
                && !changes.fixedAddress().given()
                && !changes.description().given();
        String fixed = changes.fixedAddress().or(null);
        String port = blank ? null : changes.portId().or(floating.fixedPortId());
        requirePortForFixed(port, fixed);
        FloatingRoutes routes = new FloatingRoutes(em);
        boolean moves = port != null
                && (changes.portId().given() || changes.fixedAddress().given());
        FloatingRoutes.Target target = null;
        Router router = null;
        if (moves) {
            target = routes.target(caller, port, fixed, floating.projectId());
            router = routes.lock(target, floating.networkId());
        }
        em.refresh(floating, LockModeType.PESSIMISTIC_WRITE);
        RouterNotes notes = new RouterNotes(em);
        if (moves) {
            if (!routes.forwardingsOf(id).isEmpty()) {
                throw new CloudException(RouterError.FLOATING_IP_IN_USE_BY_PORT_FORWARDING, "id", id);
            }
            refuseSecond(target, floating);
            notes.note(floating.routerId());
            floating.associate(target.port().id(), target.address().address(), router.id());
            notes.note(floating.routerId());
        } else if (port == null && floating.fixedPortId() != null) {
            notes.note(floating.routerId());
            floating.disassociate();
        }
        if (changes.description().given()) {
            floating.describeAs(changes.description().value());
        }
        floating.touch(clock.instant());
        em.flush();
        return new FloatingIpViews(em).of(List.of(floating)).get(0);
    }

    private static void requirePortForFixed(String port, String fixed) {
        if (fixed != null && port == null) {
            throw bad("fixed_ip_address cannot be specified without a port_id");
        }
    }

    /** The lock of the port makes this the truth until the transaction ends. */
    private void refuseSecond(FloatingRoutes.Target target, FloatingIp floating) {
        String fixed = target.address().address();
        boolean taken = em.createQuery(
                        "select f.id from FloatingIp f where f.fixedPortId = :port and f.fixedAddress = :fixed"
                                + " and f.networkId = :network",
                        String.class)
                .setParameter("port", target.port().id())
                .setParameter("fixed", fixed)
                .setParameter("network", floating.networkId())
                .getResultStream()
                .anyMatch(other -> !other.equals(floating.id()));
        if (taken) {
            throw new CloudException(
                    RouterError.FLOATING_IP_PORT_ALREADY_ASSOCIATED,
                    "address",
                    floating.address(),
                    "id",
                    floating.id(),
                    "port",
                    target.port().id(),
                    "fixed",
                    fixed,
                    "network",
                    floating.networkId());
        }
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        FloatingIp floating = new Visible(em).floatingIp(caller, id);
        em.refresh(floating, LockModeType.PESSIMISTIC_WRITE);
        Visible.requireRevision(floating, ifRevision);
        if (!new FloatingRoutes(em).forwardingsOf(id).isEmpty()) {
            throw new CloudException(RouterError.FLOATING_IP_IN_USE_BY_PORT_FORWARDING, "id", id);
        }
        new FloatingIpRemoval(em, quota).remove(List.of(floating));
    }

    @Override
    public List<FloatingIpPool> pools(RequestContext caller) {
        return em.createQuery(
                        "select s.networkId, s.id, s.name, s.cidr, n.projectId from Subnet s join Network n on n.id = s.networkId"
                                + " where n.external = true and s.ipVersion = 4 order by s.createdAt, s.id",
                        Object[].class)
                .getResultStream()
                .map(row -> new FloatingIpPool(
                        (String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]))
                .toList();
    }

    private static CloudException bad(String reason) {
        return new CloudException(NetworkError.BAD_REQUEST, "resource", "floatingip", "reason", reason);
    }
}
