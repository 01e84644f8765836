package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ustack.contract.ApplyGroupMembers;
import org.ustack.network.Cidr;
import org.ustack.network.IpAddress;

/** Who is in a group, and which nodes have ports whose rules refer to it. */
final class GroupMembership {

    /** A message and the agent that it is for. */
    record News(String agent, ApplyGroupMembers message) {}

    private record Place(String agent, String node) {}

    private final EntityManager em;

    GroupMembership(EntityManager em) {
        this.em = em;
    }

    /**
     * What nodes must hear after members or rules of these groups changed: of the groups themselves, and of those that their
     * rules refer to, since a port of theirs may be the first on its node.
     */
    List<News> newsOf(Collection<String> changed, long generation) {
        if (changed.isEmpty()) {
            return List.of();
        }
        Map<String, Set<Place>> places = places(references(changed));
        Map<String, List<String>> members = members(places.keySet());
        List<News> news = new ArrayList<>();
        places.forEach((group, nodes) -> nodes.forEach(place -> news.add(new News(
                place.agent(),
                new ApplyGroupMembers(place.node(), group, members.getOrDefault(group, List.of()), generation)))));
        return news;
    }

    /** By group that rules refer to, the groups with such rules. */
    private Map<String, Set<String>> references(Collection<String> changed) {
        Map<String, Set<String>> references = new TreeMap<>();
        em.createQuery(
                        "select distinct r.remoteGroupId, r.groupId from SecurityGroupRule r where r.remoteGroupId is not null"
                                + " and (r.remoteGroupId in :changed or r.groupId in :changed)",
                        Object[].class)
                .setParameter("changed", changed)
                .getResultStream()
                .forEach(row -> references
                        .computeIfAbsent((String) row[0], id -> new TreeSet<>())
                        .add((String) row[1]));
        return references;
    }

    private Map<String, Set<Place>> places(Map<String, Set<String>> references) {
        Set<String> groups = new TreeSet<>();
        references.values().forEach(groups::addAll);
        Map<String, List<Place>> byGroup = new HashMap<>();
        if (!groups.isEmpty()) {
            em.createQuery(
                            "select distinct m.groupId, p.agent, p.host from Port p join PortSecurityGroup m on m.portId = p.id"
                                    + " where m.groupId in :groups and p.agent is not null and p.portSecurity = true",
                            Object[].class)
                    .setParameter("groups", groups)
                    .getResultStream()
                    .forEach(row -> byGroup.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                            .add(new Place((String) row[1], (String) row[2])));
        }
        Map<String, Set<Place>> places = new TreeMap<>();
        references.forEach((remote, users) -> users.forEach(user -> byGroup.getOrDefault(user, List.of())
                .forEach(place -> places.computeIfAbsent(remote, id -> new LinkedHashSet<>())
                        .add(place))));
        return places;
    }

    /** Members as the fewest CIDRs that hold exactly them: neighbours on one subnet are one line, not hundreds. */
    private Map<String, List<String>> members(Set<String> groups) {
        Map<String, Map<Integer, List<IpAddress>>> addresses = new HashMap<>();
        if (!groups.isEmpty()) {
            em.createQuery(
                            "select m.groupId, a.addressKey from PortSecurityGroup m join PortAddress a on a.portId = m.portId"
                                    + " where m.groupId in :groups",
                            Object[].class)
                    .setParameter("groups", groups)
                    .getResultStream()
                    .forEach(row -> {
                        IpAddress address = IpAddress.ofKey((String) row[1]);
                        addresses
                                .computeIfAbsent((String) row[0], id -> new TreeMap<>())
                                .computeIfAbsent(address.version(), version -> new ArrayList<>())
                                .add(address);
                    });
        }
        Map<String, List<String>> members = new HashMap<>();
        addresses.forEach((group, byVersion) -> members.put(
                group,
                byVersion.values().stream()
                        .flatMap(list -> Cidr.cover(list).stream())
                        .map(Cidr::toString)
                        .toList()));
        return members;
    }
}
