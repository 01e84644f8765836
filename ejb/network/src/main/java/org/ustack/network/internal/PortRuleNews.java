package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.contract.ApplyPortRules;
import org.ustack.contract.NicSpec;
import org.ustack.contract.Queues;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.network.NetworkSettings;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.network.domain.SecurityGroupChange.Kind;
import org.ustack.platform.Outbox;

/**
 * Tells nodes what changed in the groups that their ports depend on. New rules go out at once, port by port. New members go
 * out once a node, and wait until the group has been quiet for a moment: a burst of a thousand boots is one piece of news.
 */
@Stateless
public class PortRuleNews {

    private static final int MOST_NOTES = 10_000;

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    Outbox outbox;

    /** @return how many messages were sent */
    public int tell() {
        List<SecurityGroupChange> due = due();
        if (due.isEmpty()) {
            return 0;
        }
        em.createQuery("delete from SecurityGroupChange c where c.id in :ids")
                .setParameter("ids", due.stream().map(SecurityGroupChange::id).toList())
                .executeUpdate();
        Set<String> rules = groups(due, Kind.RULES);
        Set<String> changed = new TreeSet<>(rules);
        changed.addAll(groups(due, Kind.MEMBERS));
        // The notes count up, so the newest one dates what is read after it.
        long generation = due.get(due.size() - 1).id();
        return (rules.isEmpty() ? 0 : sendRules(rules)) + sendMembers(changed, generation);
    }

    private int sendMembers(Set<String> changed, long generation) {
        List<GroupMembership.News> news = new GroupMembership(em).newsOf(changed, generation);
        String request = ids.request();
        for (GroupMembership.News one : news) {
            outbox.send(Queues.agent(one.agent()), request, one.message());
        }
        return news.size();
    }

    private int sendRules(Set<String> groups) {
        List<String> portIds = em.createQuery(
                        "select distinct p.id from Port p join PortSecurityGroup m on m.portId = p.id"
                                + " where m.groupId in :groups and p.agent is not null and p.portSecurity = true",
                        String.class)
                .setParameter("groups", groups)
                .getResultList();
        if (portIds.isEmpty()) {
            return 0;
        }
        // Counted up in place: the rest of the row may be changing under another's hands.
        em.createQuery("update Port p set p.generation = p.generation + 1 where p.id in :ids")
                .setParameter("ids", portIds)
                .executeUpdate();
        List<Port> ports = em.createQuery("select p from Port p where p.id in :ids", Port.class)
                .setParameter("ids", portIds)
                .setHint("org.hibernate.readOnly", true)
                .getResultList();
        Map<String, NicSpec> specs = new NicSpecs(em).of(ports);
        String request = ids.request();
        for (Port port : ports) {
            outbox.send(
                    Queues.agent(port.agent()),
                    request,
                    new ApplyPortRules(port.host(), port.deviceId(), specs.get(port.id()), port.generation()));
        }
        return ports.size();
    }

    private List<SecurityGroupChange> due() {
        List<SecurityGroupChange> notes = em.createQuery(
                        "select c from SecurityGroupChange c order by c.id", SecurityGroupChange.class)
                .setMaxResults(MOST_NOTES)
                .getResultList();
        Instant now = clock.instant();
        Instant quiet = now.minus(settings.get(NetworkSettings.MEMBER_QUIET));
        Instant patience = now.minus(settings.get(NetworkSettings.MEMBER_PATIENCE));
        Set<String> busy = new HashSet<>();
        Set<String> overdue = new HashSet<>();
        for (SecurityGroupChange note : notes) {
            if (note.changedAt().isAfter(quiet)) {
                busy.add(note.groupId());
            }
            if (note.changedAt().isBefore(patience)) {
                overdue.add(note.groupId());
            }
        }
        return notes.stream()
                .filter(note ->
                        note.kind() == Kind.RULES || !busy.contains(note.groupId()) || overdue.contains(note.groupId()))
                .toList();
    }

    private static Set<String> groups(List<SecurityGroupChange> notes, Kind kind) {
        Set<String> groups = new HashSet<>();
        notes.stream().filter(note -> note.kind() == kind).forEach(note -> groups.add(note.groupId()));
        return groups;
    }
}
