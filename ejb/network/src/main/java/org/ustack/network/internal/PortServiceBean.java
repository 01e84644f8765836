package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.flag;
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
import java.util.stream.Collectors;
import org.ustack.contract.ApplyPortRules;
import org.ustack.contract.Queues;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.FixedIp;
import org.ustack.network.Listing;
import org.ustack.network.PortDraft;
import org.ustack.network.PortService;
import org.ustack.network.PortView;
import org.ustack.network.RouterError;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.PortSecurityGroup;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.platform.Outbox;
import org.ustack.quota.QuotaService;

@Stateless
public class PortServiceBean implements PortService {

    private static final ResourceListing<Port> LISTING = new ResourceListing<>(
            Port.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("name", text("e.name")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("network_id", text("e.networkId")),
                    Map.entry("description", text("e.description")),
                    Map.entry("status", text("e.status")),
                    Map.entry("admin_state_up", flag("e.adminStateUp")),
                    Map.entry("mac_address", text("e.mac")),
                    Map.entry("device_id", text("e.deviceId")),
                    Map.entry("device_owner", text("e.deviceOwner")),
                    Map.entry("binding:host_id", text("e.host")),
                    Map.entry("binding:vnic_type", text("e.vnicType")),
                    Map.entry("port_security_enabled", flag("e.portSecurity")),
                    Map.entry("dns_name", text("e.dnsName")),
                    Map.entry("dns_domain", text("e.dnsDomain")),
                    Map.entry("qos_policy_id", ResourceListing.Attribute.optionalText("e.qosPolicyId")),
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

    @Inject
    Outbox outbox;

    @Override
    public List<PortView> create(RequestContext caller, List<PortDraft> drafts) {
        PortMaker maker = new PortMaker(em, ids, clock, quota);
        List<PortView> made = new ArrayList<>();
        for (PortDraft draft : drafts) {
            Network network = new Visible(em).network(caller, draft.networkId());
            PortRules.checkPolicy(caller, network, draft, "create_port");
            new QosPolicies(em).usable(caller, draft.qosPolicyId().or(null));
            String project = Visible.owner(caller, draft.projectId().or(null));
            Port port = maker.make(caller, network, project, draft);
            made.add(views(List.of(port)).get(0));
        }
        return made;
    }

    @Override
    public PortView show(RequestContext caller, String id) {
        return views(List.of(new Visible(em).port(caller, id))).get(0);
    }

    @Override
    public Slice<PortView> list(RequestContext caller, Listing listing) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            String project = String.valueOf(caller.projectId());
            conditions.and(
                    "e.projectId = ? or exists (select n.id from Network n where n.id = e.networkId and n.projectId = ?)",
                    project,
                    project);
        }
        addFixedIps(listing, conditions);
        List<String> groups = listing.filters().get("security_groups");
        if (groups != null) {
            conditions.and(
                    "exists (select m.portId from PortSecurityGroup m where m.portId = e.id and m.groupId in (?))",
                    groups);
        }
        Slice<Port> page = LISTING.find(em, listing, conditions);
        return new Slice<>(views(page.items()), page.more());
    }

    /** {@code fixed_ips=ip_address=…}, {@code subnet_id=…} and {@code ip_address_substr=…}: each kind must match, values are alternatives. */
    private static void addFixedIps(Listing listing, Conditions conditions) {
        Map<String, List<String>> wanted = new HashMap<>();
        for (String condition : listing.filters().getOrDefault("fixed_ips", List.of())) {
            int equals = condition.indexOf('=');
            if (equals > 0) {
                wanted.computeIfAbsent(condition.substring(0, equals), key -> new ArrayList<>())
                        .add(condition.substring(equals + 1));
            }
        }
        String some = "exists (select a.portId from PortAddress a where a.portId = e.id and ";
        if (wanted.containsKey("ip_address")) {
            conditions.and(some + "a.address in (?))", wanted.get("ip_address"));
        }
        if (wanted.containsKey("subnet_id")) {
            conditions.and(some + "a.subnetId in (?))", wanted.get("subnet_id"));
        }
        if (wanted.containsKey("ip_address_substr")) {
            List<String> parts = wanted.get("ip_address_substr");
            String any = parts.stream().map(part -> "locate(?, a.address) > 0").collect(Collectors.joining(" or "));
            conditions.and(some + "(" + any + "))", parts.toArray());
        }
    }

    @Override
    public PortView update(RequestContext caller, String id, PortDraft changes, Long ifRevision) {
        Port port = new Visible(em).port(caller, id);
        Network network = em.find(Network.class, port.networkId());
        em.lock(port, LockModeType.PESSIMISTIC_WRITE);
        Visible.requireRevision(port, ifRevision);
        PortRules.checkPolicy(caller, network, changes, "update_port");
        new QosPolicies(em).requireMayReplace(caller, port.qosPolicyId(), changes.qosPolicyId());
        PortMaker maker = new PortMaker(em, ids, clock, quota);
        if (changes.mac().orIfNull(null) != null && !changes.mac().value().equals(port.mac())) {
            new MacAddresses(em, ids)
                    .requireFree(port.networkId(), changes.mac().value());
        }
        boolean newGroups = changes.securityGroups().given();
        List<String> groups = newGroups ? changes.securityGroups().orIfNull(List.of()) : groups(id);
        PortRules.checkSecurity(
                changes.portSecurity().orIfNull(port.portSecurity()),
                groups,
                changes.addressPairs().orIfNull(changes.addressPairs().given() ? List.of() : port.addressPairs()));
        if (newGroups) {
            maker.replaceGroups(caller, port, groups);
        }
        if (changes.fixedIps().given()) {
            maker.replaceAddresses(port, changes.fixedIps().orIfNull(List.of()));
        }
        port.apply(changes, clock.instant());
        em.flush();
        if (changes.fixedIps().given()) {
            new FloatingRoutes(em).forgetLost(port);
            em.flush();
        }
        if (port.isOfRouter()) {
            new RouterNotes(em).note(port.deviceId());
        }
        if (changes.fixedIps().given()) {
            new SecurityGroups(em, ids, clock, quota).noteChange(groups, SecurityGroupChange.Kind.MEMBERS);
        }
        tellAgent(caller, port);
        return views(List.of(port)).get(0);
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        Port port = new Visible(em).port(caller, id);
        Visible.requireRevision(port, ifRevision);
        if (port.isRouted()) {
            throw new CloudException(
                    RouterError.SERVICE_PORT_IN_USE, "id", id, "reason", "has device owner " + port.deviceOwner());
        }
        if (!caller.isAdmin() && Port.ownedByNetwork(port.deviceOwner())) {
            throw Visible.forbidden("delete_port");
        }
        em.lock(port, LockModeType.PESSIMISTIC_WRITE);
        new SubPorts(em).requireNone(id);
        List<String> groups = groups(id);
        new PortRemoval(em, quota).remove(List.of(port));
        new SecurityGroups(em, ids, clock, quota).noteChange(groups, SecurityGroupChange.Kind.MEMBERS);
        em.flush();
    }

    private void tellAgent(RequestContext caller, Port port) {
        if (port.agent() != null) {
            long generation = port.nextGeneration();
            outbox.send(
                    Queues.agent(port.agent()),
                    caller.requestId(),
                    new ApplyPortRules(
                            port.host(),
                            port.deviceId(),
                            new NicSpecs(em).of(List.of(port)).get(port.id()),
                            generation));
        }
    }

    private List<String> groups(String portId) {
        return em.createQuery("select m.groupId from PortSecurityGroup m where m.portId = :port", String.class)
                .setParameter("port", portId)
                .getResultList();
    }

    private List<PortView> views(Collection<Port> ports) {
        if (ports.isEmpty()) {
            return List.of();
        }
        List<String> portIds = ports.stream().map(Port::id).toList();
        Map<String, List<FixedIp>> addresses = em.createQuery(
                        "select a from PortAddress a where a.portId in :ids order by a.position", PortAddress.class)
                .setParameter("ids", portIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        PortAddress::portId, Collectors.mapping(PortAddress::view, Collectors.toList())));
        Map<String, List<String>> groups = em.createQuery(
                        "select m from PortSecurityGroup m where m.portId in :ids order by m.groupId",
                        PortSecurityGroup.class)
                .setParameter("ids", portIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        PortSecurityGroup::portId,
                        Collectors.mapping(PortSecurityGroup::groupId, Collectors.toList())));
        Map<String, List<String>> tags = new Tags(em).of(ports);
        Map<String, PortView.TrunkDetails> trunks = new SubPorts(em).details(portIds);
        Map<String, String> networkPolicies = em.createQuery(
                        "select n from Network n where n.qosPolicyId is not null and n.id in :ids", Network.class)
                .setParameter(
                        "ids", ports.stream().map(Port::networkId).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(Network::id, Network::qosPolicyId));
        return ports.stream()
                .map(p -> p.view(
                        addresses.getOrDefault(p.id(), List.of()),
                        groups.getOrDefault(p.id(), List.of()),
                        tags.getOrDefault(p.id(), List.of()),
                        networkPolicies.get(p.networkId()),
                        trunks.get(p.id())))
                .toList();
    }
}
