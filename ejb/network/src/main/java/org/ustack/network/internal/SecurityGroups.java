package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.network.NetworkError;
import org.ustack.network.domain.DefaultSecurityGroupRule;
import org.ustack.network.domain.SecurityGroup;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.network.domain.SecurityGroupRule;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/** The default group of each project, and groups by name or id. */
final class SecurityGroups {

    private static final String DEFAULT = "default";

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;
    private final QuotaService quota;

    SecurityGroups(EntityManager em, Ids ids, Clock clock, QuotaService quota) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
        this.quota = quota;
    }

    /** The id of the project's default group, which is made now if the project has none. */
    String defaultOf(String projectId) {
        List<String> found = em.createQuery(
                        "select g.id from SecurityGroup g where g.defaultFor = :project", String.class)
                .setParameter("project", projectId)
                .getResultList();
        return found.isEmpty() ? makeDefault(projectId) : found.get(0);
    }

    /** Two first requests at once are settled by the unique key, without an exception that would spoil the transaction. */
    private String makeDefault(String projectId) {
        String id = ids.uuid();
        Instant now = clock.instant();
        quota.claim(projectId, id, Map.of(QuotaResource.SECURITY_GROUPS, 1L));
        int made = em.createNativeQuery(
                        "insert ignore into security_group (id, project_id, name, description, stateful,"
                                + " default_for, created_at, updated_at, revision, version)"
                                + " values (?1, ?2, 'default', 'Default security group', true, ?2, ?3, ?3, 1, 0)")
                .setParameter(1, id)
                .setParameter(2, projectId)
                .setParameter(3, now)
                .executeUpdate();
        if (made == 0) {
            quota.release(id);
            return em.createQuery("select g.id from SecurityGroup g where g.defaultFor = :project", String.class)
                    .setParameter("project", projectId)
                    .getSingleResult();
        }
        addFirstRules(projectId, id, true);
        // Inserts are sorted by kind: without this, rules of a group made next would go before that group.
        em.flush();
        return id;
    }

    /** What a new group allows, as the operator's default rules say. */
    void addFirstRules(String projectId, String groupId, boolean defaultGroup) {
        for (DefaultSecurityGroupRule rule : em.createQuery(
                        "select r from DefaultSecurityGroupRule r where "
                                + (defaultGroup ? "r.inDefaultGroup" : "r.inOtherGroups")
                                + " = true order by r.createdAt, r.id",
                        DefaultSecurityGroupRule.class)
                .getResultList()) {
            String id = ids.uuid();
            quota.claim(projectId, id, Map.of(QuotaResource.SECURITY_GROUP_RULES, 1L));
            em.persist(new SecurityGroupRule(id, projectId, rule.draft(projectId, groupId), clock.instant()));
        }
    }

    /**
     * Ids of the groups of a project that are named by id or name; none named means the default group.
     *
     * @throws CloudException for one that is not there, or a name that several have
     */
    List<String> resolve(String projectId, Collection<String> namesOrIds) {
        if (namesOrIds.isEmpty()) {
            return List.of(defaultOf(projectId));
        }
        if (namesOrIds.contains(DEFAULT)) {
            defaultOf(projectId);
        }
        List<SecurityGroup> candidates = em.createQuery(
                        "select g from SecurityGroup g where (g.projectId = :project or exists (select r.id from RbacPolicy r"
                                + " where r.objectId = g.id and r.target in ('*', :project))) and (g.id in :names or g.name in :names)",
                        SecurityGroup.class)
                .setParameter("project", projectId)
                .setParameter("names", namesOrIds)
                .getResultList();
        Set<String> resolved = new LinkedHashSet<>();
        for (String wanted : namesOrIds) {
            List<SecurityGroup> byId =
                    candidates.stream().filter(g -> g.id().equals(wanted)).toList();
            List<SecurityGroup> matches = byId.isEmpty()
                    ? candidates.stream().filter(g -> g.name().equals(wanted)).toList()
                    : byId;
            if (matches.isEmpty()) {
                throw new CloudException(NetworkError.SECURITY_GROUP_NOT_FOUND, "id", wanted);
            }
            if (matches.size() > 1) {
                throw new CloudException(NetworkError.AMBIGUOUS_SECURITY_GROUP, "name", wanted);
            }
            resolved.add(matches.get(0).id());
        }
        return List.copyOf(resolved);
    }

    /** Groups given by id; an admin may use those of any project. */
    void requireAll(String projectId, boolean anyProject, Collection<String> groupIds) {
        List<String> missing = new ArrayList<>(groupIds);
        if (groupIds.isEmpty()) {
            return;
        }
        missing.removeAll(em.createQuery(
                        "select g.id from SecurityGroup g where g.id in :ids and (:any = true or g.projectId = :project or exists"
                                + " (select r.id from RbacPolicy r where r.objectId = g.id and r.target in ('*', :project)))",
                        String.class)
                .setParameter("ids", groupIds)
                .setParameter("any", anyProject)
                .setParameter("project", projectId)
                .getResultList());
        if (!missing.isEmpty()) {
            throw new CloudException(NetworkError.SECURITY_GROUP_NOT_FOUND, "id", missing.get(0));
        }
    }

    /** Notes that ports which depend on these groups have to be told. */
    void noteChange(Collection<String> groupIds, SecurityGroupChange.Kind kind) {
        for (String groupId : groupIds) {
            em.persist(new SecurityGroupChange(groupId, kind, clock.instant()));
        }
    }
}
