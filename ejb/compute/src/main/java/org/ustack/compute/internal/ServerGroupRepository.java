package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.compute.domain.ServerGroup;

/** Groups and their members. */
@Dependent
public class ServerGroupRepository {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    Optional<ServerGroup> find(String id) {
        return em
                .createQuery("select g from ServerGroup g where g.id = :id", ServerGroup.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Boots into the group and its deletion wait for each other. */
    Optional<ServerGroup> lock(String id) {
        return em
                .createQuery("select g from ServerGroup g where g.id = :id", ServerGroup.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** @param projectId null for all */
    List<ServerGroupView> page(String projectId, int limit, int offset) {
        var query = em.createQuery(
                "select g from ServerGroup g" + (projectId == null ? "" : " where g.projectId = :project")
                        + " order by g.number",
                ServerGroup.class);
        if (projectId != null) {
            query.setParameter("project", projectId);
        }
        return views(query.setMaxResults(limit).setFirstResult(offset).getResultList());
    }

    List<ServerGroupView> views(Collection<ServerGroup> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> members = new HashMap<>();
        em.createQuery(
                        "select m.groupId, m.serverId from ServerGroupMember m where m.groupId in :ids"
                                + " order by m.joinedAt, m.serverId",
                        Object[].class)
                .setParameter("ids", groups.stream().map(ServerGroup::id).toList())
                .getResultList()
                .forEach(row -> members.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        return groups.stream()
                .map(group -> group.view(members.getOrDefault(group.id(), List.of())))
                .toList();
    }

    List<String> members(String groupId) {
        return em.createQuery("select m.serverId from ServerGroupMember m where m.groupId = :id", String.class)
                .setParameter("id", groupId)
                .getResultList();
    }

    Optional<String> groupOf(String serverId) {
        return em
                .createQuery("select m.groupId from ServerGroupMember m where m.serverId = :id", String.class)
                .setParameter("id", serverId)
                .getResultList()
                .stream()
                .findFirst();
    }

    void removeMember(String serverId) {
        em.createQuery("delete from ServerGroupMember m where m.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }

    void removeMembers(String groupId) {
        em.createQuery("delete from ServerGroupMember m where m.groupId = :id")
                .setParameter("id", groupId)
                .executeUpdate();
    }
}
