package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.Actor;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.ImpliedRole;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.RoleAssignment;

/** What assignments come to: groups, inheritance down the tree of projects, implied roles. */
@Stateless
public class EffectiveRoles {

    /** Deeper trees are not made, so a longer walk means a circle in the data. */
    static final int MAX_DEPTH = 20;

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    OutsideMemberships outside;

    /** The global roles that a user has there, by name; empty if it may not go there at all. */
    public List<TokenView.Named> of(String userId, Target target) {
        Set<String> ids = new LinkedHashSet<>();
        counting(userId, target).forEach(assignment -> ids.add(assignment.roleId()));
        if (ids.isEmpty()) {
            return List.of();
        }
        return em
                .createQuery("select r from Role r where r.id in :ids", Role.class)
                .setParameter("ids", closure(ids))
                .getResultList()
                .stream()
                .filter(role -> role.domainId() == null)
                .map(role -> new TokenView.Named(role.id(), role.name()))
                .sorted(Comparator.comparing(TokenView.Named::name))
                .toList();
    }

    /** The assignments of a user and of its groups that give something there: on the place itself, or inherited from above. */
    public List<RoleAssignment> counting(String userId, Target target) {
        List<String> above = above(target);
        return assignmentsOf(userId).stream()
                .filter(assignment -> assignment.inherited()
                        ? above.contains(assignment.target().id())
                        : assignment.target().equals(target))
                .toList();
    }

    /** All assignments of a user and of its groups. */
    public List<RoleAssignment> assignmentsOf(String userId) {
        List<String> groups = new ArrayList<>(outside.groupsOf(userId));
        groups.addAll(em.createQuery("select m.groupId from Membership m where m.userId = :user", String.class)
                .setParameter("user", userId)
                .getResultList());
        List<RoleAssignment> found = new ArrayList<>(assignmentsOf(Actor.Type.USER, List.of(userId)));
        if (!groups.isEmpty()) {
            found.addAll(assignmentsOf(Actor.Type.GROUP, groups));
        }
        return found;
    }

    /** The users in a group, by this cloud's word or another's. */
    public List<String> membersOf(String groupId) {
        List<String> members = new ArrayList<>(
                em.createQuery("select m.userId from Membership m where m.groupId = :group", String.class)
                        .setParameter("group", groupId)
                        .getResultList());
        members.addAll(outside.membersOf(groupId));
        return members;
    }

    /** Those roles and all that they imply, however far. */
    public Set<String> closure(Collection<String> roleIds) {
        return inferences().closure(roleIds);
    }

    /** Which role implies which. */
    public RoleInferences inferences() {
        return RoleInferences.of(
                em.createQuery("select i from ImpliedRole i", ImpliedRole.class).getResultList());
    }

    /** Those of the roles that count by themselves: a domain's role only stands for what it implies. */
    public List<String> global(Collection<String> roleIds) {
        return roleIds.stream()
                .filter(id -> em.find(Role.class, id).domainId() == null)
                .toList();
    }

    /** Ids of what a project inherits from: the projects above it and its domain. */
    private List<String> above(Target target) {
        List<String> ids = new ArrayList<>();
        if (target.type() != Target.Type.PROJECT) {
            return ids;
        }
        Project project = em.find(Project.class, target.id());
        if (project == null) {
            return ids;
        }
        ids.add(project.domainId());
        for (int depth = 0; project.parentId() != null && depth < MAX_DEPTH; depth++) {
            ids.add(project.parentId());
            project = em.find(Project.class, project.parentId());
        }
        return ids;
    }

    private List<RoleAssignment> assignmentsOf(Actor.Type type, Collection<String> ids) {
        return em.createQuery(
                        "select a from RoleAssignment a where a.actorType = :type and a.actorId in :ids",
                        RoleAssignment.class)
                .setParameter("type", type)
                .setParameter("ids", ids)
                .getResultList();
    }
}
