package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.flag;
import static org.ustack.network.internal.ResourceListing.Attribute.number;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalText;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;
import org.ustack.network.NetworkDraft;
import org.ustack.network.NetworkError;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkSettings;
import org.ustack.network.NetworkView;
import org.ustack.network.RouterError;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Subnet;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class NetworkServiceBean implements NetworkService {

    private static final int LEAST_MTU = 68;
    /** Ethernet, IP, UDP and VXLAN headers (RFC 7348). */
    private static final int VXLAN_OVERHEAD = 50;

    private static final ResourceListing<Network> LISTING = new ResourceListing<>(
            Network.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("name", text("e.name")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("status", text("e.status")),
                    Map.entry("description", text("e.description")),
                    Map.entry("admin_state_up", flag("e.adminStateUp")),
                    Map.entry("router:external", flag("e.external")),
                    Map.entry("is_default", flag("e.isDefault")),
                    Map.entry("mtu", number("e.mtu")),
                    Map.entry("port_security_enabled", flag("e.portSecurity")),
                    Map.entry("dns_domain", text("e.dnsDomain")),
                    Map.entry("qos_policy_id", optionalText("e.qosPolicyId")),
                    Map.entry("provider:network_type", text("e.networkType")),
                    Map.entry("provider:physical_network", optionalText("e.physicalNetwork")),
                    Map.entry("provider:segmentation_id", optionalNumber("e.segmentationId")),
                    Map.entry("revision_number", bigNumber("e.revision")),
                    Map.entry(
                            "created_at", new ResourceListing.Attribute("e.createdAt", java.time.Instant::parse, true)),
                    Map.entry(
                            "updated_at",
                            new ResourceListing.Attribute("e.updatedAt", java.time.Instant::parse, true))));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    QuotaService quota;

    @Override
    public List<NetworkView> create(RequestContext caller, List<NetworkDraft> drafts) {
        List<NetworkView> made = new ArrayList<>();
        for (NetworkDraft draft : drafts) {
            checkAttributes(caller, draft, "create_network", true);
            String project = Visible.owner(caller, draft.projectId().or(null));
            Network network = new Network(
                    ids.uuid(),
                    project,
                    draft,
                    settings.get(NetworkSettings.TENANT_TYPE),
                    defaultMtu(draft),
                    clock.instant());
            segments().settle(network);
            quota.claim(project, network.id(), Map.of(QuotaResource.NETWORKS, 1L));
            new SecurityGroups(em, ids, clock, quota).defaultOf(project);
            network.governBy(new QosPolicies(em).ofNetwork(caller, project, draft));
            em.persist(network);
            em.flush();
            new EverybodyPolicies(em, ids, clock).settle(network);
            em.flush();
            made.add(views(List.of(network), caller).get(0));
        }
        return made;
    }

    @Override
    public NetworkView show(RequestContext caller, String id) {
        Network network = new Visible(em).network(caller, id);
        return views(List.of(network), caller).get(0);
    }

    @Override
    public Slice<NetworkView> list(RequestContext caller, Listing listing) {
        Conditions conditions = Sharing.visibleNetworks(caller);
        Sharing.filter(listing, caller, "e.id", conditions);
        Slice<Network> page = LISTING.find(em, listing, conditions);
        return new Slice<>(views(page.items(), caller), page.more());
    }

    @Override
    public NetworkView update(RequestContext caller, String id, NetworkDraft changes, Long ifRevision) {
        Network network = new Visible(em).network(caller, id);
        Visible.requireOwner(caller, network);
        Visible.requireRevision(network, ifRevision);
        checkAttributes(caller, changes, "update_network", false);
        boolean moved = changes.networkType().given()
                || changes.physicalNetwork().given()
                || changes.segmentationId().given();
        if (moved) {
            requireNoPorts(network);
        }
        if (network.external() && !changes.external().orIfNull(true)) {
            requireNoGateways(network);
        }
        em.lock(network, LockModeType.PESSIMISTIC_WRITE);
        new QosPolicies(em).requireMayReplace(caller, network.qosPolicyId(), changes.qosPolicyId());
        network.apply(changes, clock.instant());
        if (moved) {
            segments().settle(network);
        }
        new RouterNotes(em).noteNetwork(id);
        em.flush();
        new EverybodyPolicies(em, ids, clock).settle(network);
        em.flush();
        return views(List.of(network), caller).get(0);
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        Network network = new Visible(em).network(caller, id);
        Visible.requireOwner(caller, network);
        Visible.requireRevision(network, ifRevision);
        new FloatingIpRemoval(em, quota).removeUnused(id);
        // A port that is being made holds the subnets, so it is either seen here or finds no network.
        em.lock(network, LockModeType.PESSIMISTIC_WRITE);
        AddressAllocator allocator = new AddressAllocator(em);
        List<Subnet> subnets = allocator.lock(id);
        requireNoPorts(network);
        PortRemoval removal = new PortRemoval(em, quota);
        removal.remove(ports(id));
        new Tags(em).deleteOf(subnets.stream().map(Subnet::id).toList());
        new Tags(em).deleteOf(List.of(id));
        for (Subnet subnet : subnets) {
            quota.release(subnet.id());
            em.remove(subnet);
        }
        EverybodyPolicies.removeAll(em, id).forEach(quota::release);
        quota.release(id);
        em.remove(network);
        em.flush();
    }

    private List<Port> ports(String networkId) {
        return em.createQuery("select p from Port p where p.networkId = :network", Port.class)
                .setParameter("network", networkId)
                .getResultList();
    }

    private void requireNoGateways(Network network) {
        long gateways = em.createQuery(
                        "select count(p) from Port p where p.networkId = :network and p.deviceOwner in :owners",
                        Long.class)
                .setParameter("network", network.id())
                .setParameter("owners", List.of(Port.ROUTER_GATEWAY, Port.FLOATING_IP))
                .getSingleResult();
        if (gateways > 0) {
            throw new CloudException(RouterError.EXTERNAL_NETWORK_IN_USE, "id", network.id());
        }
    }

    private void requireNoPorts(Network network) {
        long used = em.createQuery(
                        "select count(p) from Port p where p.networkId = :network and p.deviceOwner <> :dhcp",
                        Long.class)
                .setParameter("network", network.id())
                .setParameter("dhcp", Port.DHCP)
                .getSingleResult();
        if (used > 0) {
            throw new CloudException(NetworkError.NETWORK_IN_USE, "id", network.id());
        }
    }

    /** What tunnels wrap around a packet is room that the packet does not have. */
    private int defaultMtu(NetworkDraft draft) {
        String type = draft.networkType().orIfNull(settings.get(NetworkSettings.TENANT_TYPE));
        return settings.get(NetworkSettings.MTU) - (type.equals("vxlan") ? VXLAN_OVERHEAD : 0);
    }

    private Segments segments() {
        return new Segments(em, ids, settings.get(NetworkSettings.VLAN_WIRE));
    }

    /** @param fresh for a network that is made, which may repeat the defaults; in a change, naming an attribute is enough */
    private void checkAttributes(RequestContext caller, NetworkDraft draft, String rule, boolean fresh) {
        if (!caller.isAdmin()) {
            forbid(fresh ? draft.shared().orIfNull(false) : draft.shared().given(), rule + ":shared");
            forbid(fresh ? draft.external().orIfNull(false) : draft.external().given(), rule + ":router:external");
            forbid(fresh ? draft.isDefault().orIfNull(false) : draft.isDefault().given(), rule + ":is_default");
            forbid(draft.networkType().given(), rule + ":provider:network_type");
            forbid(draft.physicalNetwork().given(), rule + ":provider:physical_network");
            forbid(draft.segmentationId().given(), rule + ":provider:segmentation_id");
        }
        Integer mtu = draft.mtu().or(null);
        if (mtu != null && mtu != 0 && mtu < LEAST_MTU) {
            throw CommonError.invalid("mtu", mtu, "'" + mtu + "' is too small - must be at least '" + LEAST_MTU + "'");
        }
        int greatest = Math.max(settings.get(NetworkSettings.GREATEST_MTU), settings.get(NetworkSettings.MTU));
        if (mtu != null && mtu > greatest) {
            throw SubnetPlan.invalid("Requested MTU is too big, maximum is " + greatest);
        }
    }

    private static void forbid(boolean asked, String rule) {
        if (asked) {
            throw Visible.forbidden(rule);
        }
    }

    private List<NetworkView> views(Collection<Network> networks, RequestContext caller) {
        if (networks.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> subnets = new HashMap<>();
        em.createQuery(
                        "select s.networkId, s.id from Subnet s where s.networkId in :ids order by s.createdAt, s.id",
                        Object[].class)
                .setParameter("ids", networks.stream().map(Network::id).toList())
                .getResultStream()
                .forEach(row -> subnets.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        Map<String, Map<Integer, String>> scopes = scopes(networks);
        Map<String, List<String>> tags = new Tags(em).of(networks);
        Set<String> shared = new Sharing(em).among(networks, caller);
        return networks.stream()
                .map(n -> n.view(
                        shared.contains(n.id()),
                        subnets.getOrDefault(n.id(), List.of()),
                        tags.getOrDefault(n.id(), List.of()),
                        scopes.getOrDefault(n.id(), Map.of()).get(4),
                        scopes.getOrDefault(n.id(), Map.of()).get(6)))
                .toList();
    }

    /** By network and IP version, the address scope that the subnets lie in. */
    private Map<String, Map<Integer, String>> scopes(Collection<Network> networks) {
        Map<String, Map<Integer, String>> scopes = new HashMap<>();
        em.createQuery(
                        "select distinct s.networkId, s.ipVersion, p.addressScopeId from Subnet s join SubnetPool p on p.id = s.subnetPoolId"
                                + " where s.networkId in :ids and p.addressScopeId is not null",
                        Object[].class)
                .setParameter("ids", networks.stream().map(Network::id).toList())
                .getResultStream()
                .forEach(row -> scopes.computeIfAbsent((String) row[0], id -> new HashMap<>())
                        .put((Integer) row[1], (String) row[2]));
        return scopes;
    }
}
