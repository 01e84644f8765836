package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.network.FixedIp;
import org.ustack.network.NetworkError;
import org.ustack.network.PortDraft;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.PortSecurityGroup;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/** Makes ports with their addresses and groups, for clients and for servers. */
final class PortMaker {

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;
    private final QuotaService quota;
    private final SecurityGroups groups;

    PortMaker(EntityManager em, Ids ids, Clock clock, QuotaService quota) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
        this.quota = quota;
        this.groups = new SecurityGroups(em, ids, clock, quota);
    }

    Port make(RequestContext caller, Network network, String project, PortDraft draft) {
        boolean groupsNamed = draft.securityGroups().orIfNull(null) != null;
        boolean security = draft.portSecurity().orIfNull(network.portSecurity())
                && !Port.ownedByNetwork(draft.deviceOwner().orIfNull(""));
        List<String> wanted = groupsNamed ? draft.securityGroups().value() : List.of();
        if (!security && !wanted.isEmpty()) {
            throw new CloudException(NetworkError.PORT_SECURITY_AND_IP_REQUIRED_FOR_SECURITY_GROUPS);
        }
        PortRules.checkSecurity(security, wanted, draft.addressPairs().orIfNull(List.of()));
        groups.requireAll(project, caller.isAdmin(), wanted);
        List<String> groupIds = security && !groupsNamed ? List.of(groups.defaultOf(project)) : wanted;
        return make(network, project, draft, groupIds);
    }

    /** @param groupIds known to exist */
    Port make(Network network, String project, PortDraft draft, Collection<String> groupIds) {
        String id = ids.uuid();
        MacAddresses macs = new MacAddresses(em, ids);
        String mac = draft.mac().orIfNull(null);
        if (mac == null) {
            mac = macs.next(network.id());
        } else {
            macs.requireFree(network.id(), mac);
        }
        quota.claim(project, id, Map.of(QuotaResource.PORTS, 1L));
        List<PortAddress> addresses = new AddressAllocator(em)
                .allocate(
                        network.id(),
                        id,
                        mac,
                        draft.fixedIps().or(null),
                        draft.deviceOwner().orIfNull(""));
        Port port = new Port(id, project, network, draft, mac, clock.instant());
        em.persist(port);
        addresses.forEach(em::persist);
        groupIds.stream().distinct().forEach(group -> em.persist(new PortSecurityGroup(id, group)));
        groups.noteChange(groupIds, SecurityGroupChange.Kind.MEMBERS);
        return port;
    }

    void replaceGroups(RequestContext caller, Port port, List<String> wanted) {
        groups.requireAll(port.projectId(), caller.isAdmin(), wanted);
        List<String> before = em.createQuery(
                        "select m.groupId from PortSecurityGroup m where m.portId = :port", String.class)
                .setParameter("port", port.id())
                .getResultList();
        em.createQuery("delete from PortSecurityGroup m where m.portId = :port")
                .setParameter("port", port.id())
                .executeUpdate();
        wanted.stream().distinct().forEach(group -> em.persist(new PortSecurityGroup(port.id(), group)));
        groups.noteChange(before, SecurityGroupChange.Kind.MEMBERS);
        groups.noteChange(wanted, SecurityGroupChange.Kind.MEMBERS);
    }

    /** What the port has and still wants stays as it is; the rest is given back before new ones are taken. */
    void replaceAddresses(Port port, List<FixedIp> wishes) {
        List<PortAddress> surplus = new ArrayList<>(em.createQuery(
                        "select a from PortAddress a where a.portId = :port order by a.position", PortAddress.class)
                .setParameter("port", port.id())
                .getResultList());
        List<FixedIp> missing = new ArrayList<>();
        int kept = 0;
        for (FixedIp wish : wishes) {
            PortAddress match = surplus.stream()
                    .filter(a -> wish.subnetId() == null || wish.subnetId().equals(a.subnetId()))
                    .filter(a -> wish.address() == null || wish.address().equals(a.address()))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                missing.add(wish);
            } else {
                surplus.remove(match);
                kept++;
            }
        }
        AddressAllocator allocator = new AddressAllocator(em);
        allocator.lock(port.networkId());
        allocator.release(surplus);
        int position = kept;
        for (PortAddress address :
                allocator.allocate(port.networkId(), port.id(), port.mac(), missing, port.deviceOwner())) {
            if (em.find(
                            PortAddress.class,
                            new PortAddress.Key(
                                    address.subnetId(), address.value().key()))
                    == null) {
                em.persist(new PortAddress(address.subnetId(), address.value(), port.id(), position++));
            }
        }
    }
}
