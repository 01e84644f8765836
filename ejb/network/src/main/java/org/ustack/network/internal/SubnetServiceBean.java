package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.flag;
import static org.ustack.network.internal.ResourceListing.Attribute.number;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Cidr;
import org.ustack.network.HostRoute;
import org.ustack.network.IpAddress;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.Pool;
import org.ustack.network.RouterError;
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetService;
import org.ustack.network.SubnetView;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Subnet;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class SubnetServiceBean implements SubnetService {

    private static final int LONGEST_DHCP_PREFIX = 30;
    private static final int SELF_ADDRESSING_PREFIX = 64;

    private static final ResourceListing<Subnet> LISTING = new ResourceListing<>(
            Subnet.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("name", text("e.name")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("network_id", text("e.networkId")),
                    Map.entry("description", text("e.description")),
                    Map.entry("cidr", text("e.cidr")),
                    Map.entry("ip_version", number("e.ipVersion")),
                    Map.entry("gateway_ip", optionalText("e.gatewayIp")),
                    Map.entry("enable_dhcp", flag("e.enableDhcp")),
                    Map.entry("ipv6_ra_mode", optionalText("e.raMode")),
                    Map.entry("ipv6_address_mode", optionalText("e.addressMode")),
                    Map.entry("subnetpool_id", optionalText("e.subnetPoolId")),
                    Map.entry("segment_id", optionalText("e.segmentId")),
                    Map.entry("dns_publish_fixed_ip", flag("e.publishDns")),
                    Map.entry("router:external", flag("(select n.external from Network n where n.id = e.networkId)")),
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
    QuotaService quota;

    @Override
    public List<SubnetView> create(RequestContext caller, List<SubnetDraft> drafts) {
        List<SubnetView> made = new ArrayList<>();
        for (SubnetDraft draft : drafts) {
            made.add(createOne(caller, draft));
        }
        return made;
    }

    private SubnetView createOne(RequestContext caller, SubnetDraft draft) {
        Network network = new Visible(em).network(caller, draft.networkId());
        Visible.requireOwner(caller, network);
        String project = Visible.owner(caller, draft.projectId().orIfNull(network.projectId()));
        PrefixAllocator prefixes = new PrefixAllocator(em);
        Cidr named = draft.cidr().or(null) == null ? null : cidr(draft);
        String id = ids.uuid();
        // Quota first, as ports do; then the network's row makes subnets that are made at once take turns; then the
        // pool's.
        quota.claim(project, id, Map.of(QuotaResource.SUBNETS, 1L));
        em.lock(network, LockModeType.PESSIMISTIC_WRITE);
        PrefixAllocator.Allocation allocation = prefixes.allocate(caller, project, draft, named)
                .orElseGet(() -> new PrefixAllocator.Allocation(null, named));
        Cidr cidr = allocation.cidr();
        if (cidr == null) {
            throw new CloudException(
                    NetworkError.BAD_REQUEST,
                    "resource",
                    "subnets",
                    "reason",
                    "a subnetpool must be specified in the absence of a cidr");
        }
        if (allocation.pool() == null) {
            prefixes.requireNoPools(network.id(), cidr.version());
        }
        IpAddress gateway = SubnetPlan.gateway(cidr, draft.gatewayIp());
        List<Pool> pools = draft.pools().orIfNull(null) == null
                ? SubnetPlan.defaultPools(cidr, gateway)
                : SubnetPlan.checked(cidr, gateway, draft.pools().value());
        Subnet subnet = new Subnet(id, project, draft, cidr, gateway, pools, clock.instant());
        subnet.comeFrom(allocation.pool());
        checkModes(draft, cidr, subnet);
        checkLists(draft);
        refuseOverlap(network, cidr);
        em.persist(subnet);
        em.flush();
        if (!subnet.selfAddressing()) {
            new FreeRanges(em).rebuild(subnet.id(), pools);
        }
        if (subnet.enableDhcp()) {
            new DhcpPorts(em, ids, clock).serve(network, subnet);
        }
        network.touch(clock.instant());
        return subnet.view(network.external(), List.of());
    }

    @Override
    public SubnetView show(RequestContext caller, String id) {
        return views(List.of(new Visible(em).subnet(caller, id))).get(0);
    }

    @Override
    public Slice<SubnetView> list(RequestContext caller, Listing listing) {
        Conditions conditions = Sharing.visibleWithin(caller, "e.networkId");
        Sharing.filter(listing, caller, "e.networkId", conditions);
        Slice<Subnet> page = LISTING.find(em, listing, conditions);
        return new Slice<>(views(page.items()), page.more());
    }

    @Override
    public SubnetView update(RequestContext caller, String id, SubnetDraft changes, Long ifRevision) {
        Subnet subnet = new Visible(em).subnet(caller, id);
        Visible.requireOwner(caller, subnet);
        em.lock(subnet, LockModeType.PESSIMISTIC_WRITE);
        Visible.requireRevision(subnet, ifRevision);
        Cidr cidr = subnet.block();
        checkLists(changes);
        IpAddress gateway = changes.gatewayIp().given()
                ? SubnetPlan.gateway(cidr, changes.gatewayIp())
                : IpAddress.parse(subnet.gatewayIp()).orElse(null);
        List<Pool> pools = changes.pools().orIfNull(subnet.pools());
        if (changes.pools().given() || changes.gatewayIp().given()) {
            pools = SubnetPlan.checked(cidr, gateway, pools);
        }
        if (!Objects.equals(subnet.gatewayIp(), Objects.toString(gateway, null))) {
            refuseIfRouted(subnet);
        }
        boolean newPools = !pools.equals(subnet.pools());
        boolean dhcpBefore = subnet.enableDhcp();
        subnet.apply(changes, gateway, pools, clock.instant());
        checkDhcp(subnet.enableDhcp(), cidr);
        em.flush();
        if (newPools && !subnet.selfAddressing()) {
            new FreeRanges(em).rebuild(id, pools);
        }
        Network network = em.find(Network.class, subnet.networkId());
        if (subnet.enableDhcp() != dhcpBefore) {
            DhcpPorts dhcp = new DhcpPorts(em, ids, clock);
            if (subnet.enableDhcp()) {
                dhcp.serve(network, subnet);
            } else {
                dhcp.withdraw(subnet, quota);
            }
        }
        new RouterNotes(em).noteNetwork(network.id());
        return views(List.of(subnet)).get(0);
    }

    /** A router at the gateway's address is what guests know as their next hop. */
    private void refuseIfRouted(Subnet subnet) {
        em.createQuery(
                        "select p.id from Port p join PortAddress a on a.portId = p.id where a.subnetId = :subnet"
                                + " and a.address = :gateway and p.deviceOwner = :owner",
                        String.class)
                .setParameter("subnet", subnet.id())
                .setParameter("gateway", String.valueOf(subnet.gatewayIp()))
                .setParameter("owner", Port.ROUTER_INTERFACE)
                .getResultStream()
                .findFirst()
                .ifPresent(port -> {
                    throw new CloudException(
                            RouterError.GATEWAY_IP_IN_USE, "address", subnet.gatewayIp(), "port", port);
                });
    }

    private boolean isRouted(Subnet subnet) {
        return em.createQuery(
                                "select count(p) from Port p join PortAddress a on a.portId = p.id"
                                        + " where a.subnetId = :subnet and p.deviceOwner = :owner",
                                Long.class)
                        .setParameter("subnet", subnet.id())
                        .setParameter("owner", Port.ROUTER_INTERFACE)
                        .getSingleResult()
                > 0;
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        Subnet subnet = new Visible(em).subnet(caller, id);
        Visible.requireOwner(caller, subnet);
        em.lock(subnet, LockModeType.PESSIMISTIC_WRITE);
        Visible.requireRevision(subnet, ifRevision);
        Network network = em.find(Network.class, subnet.networkId());
        new DhcpPorts(em, ids, clock).withdraw(subnet, quota);
        List<PortAddress> left = em.createQuery(
                        "select a from PortAddress a where a.subnetId = :subnet", PortAddress.class)
                .setParameter("subnet", id)
                .setMaxResults(subnet.selfAddressing() ? Integer.MAX_VALUE : 1)
                .getResultList();
        if (!left.isEmpty() && (!subnet.selfAddressing() || isRouted(subnet))) {
            throw new CloudException(NetworkError.SUBNET_IN_USE, "id", id);
        }
        // Cards gave themselves these addresses; they go with the prefix.
        left.forEach(em::remove);
        new Tags(em).deleteOf(List.of(id));
        quota.release(id);
        em.remove(subnet);
        network.touch(clock.instant());
        em.flush();
    }

    private static Cidr cidr(SubnetDraft draft) {
        String text = draft.cidr().value();
        Cidr cidr = Cidr.parse(text)
                .filter(found -> text.contains("/"))
                .orElseThrow(() -> CommonError.invalid("cidr", text, "'" + text + "' is not a valid IP subnet"));
        if (!cidr.first()
                .toString()
                .equals(IpAddress.parse(text.substring(0, text.indexOf('/')))
                        .orElseThrow()
                        .toString())) {
            throw CommonError.invalid(
                    "cidr", text, "'" + text + "' isn't a recognized IP subnet cidr, '" + cidr + "' is recommended");
        }
        Integer version = draft.ipVersion().or(null);
        if (version != null && version != cidr.version()) {
            throw SubnetPlan.invalid("cidr '" + text + "' does not match the ip_version '" + version + "'");
        }
        if (cidr.prefix() == 0) {
            throw SubnetPlan.invalid("0 is not allowed as CIDR prefix length");
        }
        return cidr;
    }

    private void refuseOverlap(Network network, Cidr cidr) {
        for (String other : em.createQuery("select s.cidr from Subnet s where s.networkId = :network", String.class)
                .setParameter("network", network.id())
                .getResultList()) {
            if (Cidr.parse(other).orElseThrow().overlaps(cidr)) {
                throw SubnetPlan.invalid("Requested subnet with cidr: " + cidr + " for network: " + network.id()
                        + " overlaps with another subnet");
            }
        }
    }

    private static void checkModes(SubnetDraft draft, Cidr cidr, Subnet subnet) {
        String ra = draft.raMode().or(null);
        String address = draft.addressMode().or(null);
        checkDhcp(subnet.enableDhcp(), cidr);
        if (ra == null && address == null) {
            return;
        }
        if (cidr.version() == 4) {
            throw SubnetPlan.invalid("ipv6_ra_mode or ipv6_address_mode cannot be set when ip_version is set to 4");
        }
        if (!subnet.enableDhcp()) {
            throw SubnetPlan.invalid(
                    "ipv6_ra_mode or ipv6_address_mode cannot be set when enable_dhcp is set to False");
        }
        if (ra != null && address != null && !ra.equals(address)) {
            throw SubnetPlan.invalid("ipv6_ra_mode set to '" + ra + "' with ipv6_address_mode set to '" + address
                    + "' is not valid. If both attributes are set, they must be the same value");
        }
        if (subnet.selfAddressing() && cidr.prefix() != SELF_ADDRESSING_PREFIX) {
            throw SubnetPlan.invalid(
                    "Invalid CIDR " + cidr
                            + " for IPv6 address mode. OpenStack uses the EUI-64 address format, which requires the prefix to be /64");
        }
    }

    private static void checkDhcp(boolean enabled, Cidr cidr) {
        if (enabled && cidr.version() == 4 && cidr.prefix() > LONGEST_DHCP_PREFIX) {
            throw SubnetPlan.invalid("Subnet has a prefix length that is incompatible with DHCP service enabled");
        }
    }

    private static void checkLists(SubnetDraft draft) {
        List<String> servers = draft.dnsServers().orIfNull(List.of());
        for (String server : servers) {
            if (IpAddress.parse(server).isEmpty()) {
                throw CommonError.invalid(
                        "dns_nameservers",
                        server,
                        "'" + server + "' is not a valid nameserver. '" + server + "' is not a valid IP address");
            }
        }
        if (new HashSet<>(servers).size() != servers.size()) {
            throw CommonError.invalid("dns_nameservers", servers, "Duplicate nameserver");
        }
        for (HostRoute route : draft.hostRoutes().orIfNull(List.of())) {
            if (Cidr.parse(route.destination()).isEmpty()
                    || !route.destination().contains("/")) {
                throw CommonError.invalid(
                        "host_routes", route.destination(), "'" + route.destination() + "' is not a valid IP subnet");
            }
            if (IpAddress.parse(route.nexthop()).isEmpty()) {
                throw CommonError.invalid(
                        "host_routes", route.nexthop(), "'" + route.nexthop() + "' is not a valid IP address");
            }
        }
    }

    private List<SubnetView> views(Collection<Subnet> subnets) {
        if (subnets.isEmpty()) {
            return List.of();
        }
        Set<String> external = new HashSet<>(em.createQuery(
                        "select n.id from Network n where n.external = true and n.id in :ids", String.class)
                .setParameter(
                        "ids",
                        subnets.stream().map(Subnet::networkId).distinct().toList())
                .getResultList());
        Map<String, List<String>> tags = new Tags(em).of(subnets);
        return subnets.stream()
                .map(s -> s.view(external.contains(s.networkId()), tags.getOrDefault(s.id(), List.of())))
                .toList();
    }

    static List<Port> dhcpPorts(EntityManager em, String subnetId) {
        return em.createQuery(
                        "select p from Port p join PortAddress a on a.portId = p.id where a.subnetId = :subnet"
                                + " and p.deviceOwner = :owner",
                        Port.class)
                .setParameter("subnet", subnetId)
                .setParameter("owner", Port.DHCP)
                .getResultList();
    }
}
