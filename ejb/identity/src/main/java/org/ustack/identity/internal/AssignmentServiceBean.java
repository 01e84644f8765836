package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.RoleView;
import org.ustack.identity.Target;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.RoleAssignment;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.delegation.ApplicationCredentials;
import org.ustack.kernel.RequestContext;

@Stateless
public class AssignmentServiceBean implements AssignmentService {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    AssignmentListing listing;

    @Inject
    ApplicationCredentials applicationCredentials;

    @Override
    public void grant(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited) {
        Role role = prepare(caller, actor, target, roleId, "identity:create_grant");
        if (inherited && target.type() == Target.Type.SYSTEM) {
            throw IdentityError.invalid("Roles on the system are not inherited.");
        }
        if (find(actor, target, roleId, inherited).isEmpty()) {
            em.persist(new RoleAssignment(actor, target, role.id(), inherited));
        }
        changed(actor);
    }

    @Override
    public void check(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited) {
        prepare(caller, actor, target, roleId, "identity:check_grant");
        requireAssignment(actor, target, roleId, inherited);
    }

    @Override
    public void revoke(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited) {
        prepare(caller, actor, target, roleId, "identity:revoke_grant");
        requireAssignment(actor, target, roleId, inherited).forEach(em::remove);
        if (actor.type() == Actor.Type.USER && target.type() == Target.Type.PROJECT) {
            // As upstream: whichever role it was, the user's credentials for that project may rest on it.
            applicationCredentials.deleteFor(actor.id(), target.id());
        }
        changed(actor);
    }

    @Override
    public List<RoleView> roles(RequestContext caller, Actor actor, Target target, boolean inherited) {
        IdentityAccess.must(caller, named("identity:list_grants", target), factsOf(actor, target));
        return find(actor, target, null, inherited).stream()
                .map(assignment -> em.find(Role.class, assignment.roleId()).view())
                .sorted(Comparator.comparing(RoleView::name))
                .toList();
    }

    @Override
    public List<Assignment> list(RequestContext caller, Filter filter) {
        boolean all = allows(caller, filter, Map.of());
        IdentityAccess.must(all || allows(caller, filter, scopeOf(caller, filter)), ruleOf(filter));
        List<Assignment> found = listing.list(filter);
        return all || caller.domainId() == null
                ? found
                : found.stream().filter(one -> inDomain(one, caller.domainId())).toList();
    }

    private static boolean allows(RequestContext caller, Filter filter, Map<String, String> facts) {
        return IdentityAccess.allows(caller, ruleOf(filter), facts);
    }

    private static String ruleOf(Filter filter) {
        return filter.subtree() ? "identity:list_role_assignments_for_tree" : "identity:list_role_assignments";
    }

    private Map<String, String> scopeOf(RequestContext caller, Filter filter) {
        return filter.subtree()
                ? IdentityAccess.of(em.find(Project.class, filter.target().id()))
                : IdentityAccess.inDomain("", caller.domainId());
    }

    private static boolean inDomain(Assignment found, String domainId) {
        return switch (found.targetType()) {
            case SYSTEM -> false;
            case DOMAIN -> found.target().id().equals(domainId);
            case PROJECT -> found.target().domain().id().equals(domainId);
        };
    }

    private Role prepare(RequestContext caller, Actor actor, Target target, String roleId, String rule) {
        Map<String, String> facts = factsOf(actor, target);
        Role role = store.require(Role.class, roleId, "role");
        IdentityAccess.must(caller, named(rule, target), IdentityAccess.both(facts, IdentityAccess.of(role)));
        return role;
    }

    /** Roles on the system have rules of their own. */
    private static String named(String rule, Target target) {
        return target.type() == Target.Type.SYSTEM ? rule.replace("_grant", "_system_grant") : rule;
    }

    /** Of actor and target, which both must be there. */
    private Map<String, String> factsOf(Actor actor, Target target) {
        Map<String, String> who = actor.type() == Actor.Type.USER
                ? IdentityAccess.of(store.require(User.class, actor.id(), "user"))
                : IdentityAccess.of(store.require(Group.class, actor.id(), "group"));
        Map<String, String> where =
                switch (target.type()) {
                    case PROJECT -> IdentityAccess.of(store.require(Project.class, target.id(), "project"));
                    case DOMAIN ->
                        Map.of(
                                "target.domain.id",
                                store.require(Domain.class, target.id(), "domain")
                                        .id());
                    case SYSTEM -> Map.of();
                };
        return IdentityAccess.both(who, where);
    }

    private List<RoleAssignment> requireAssignment(Actor actor, Target target, String roleId, boolean inherited) {
        List<RoleAssignment> found = find(actor, target, roleId, inherited);
        if (found.isEmpty()) {
            throw IdentityError.notFound("role assignment with role", roleId);
        }
        return found;
    }

    private List<RoleAssignment> find(Actor actor, Target target, String roleId, boolean inherited) {
        return store.where(
                RoleAssignment.class,
                "actorType",
                actor.type(),
                "actorId",
                actor.id(),
                "targetType",
                target.type(),
                "targetId",
                target.id(),
                "roleId",
                roleId,
                "inherited",
                inherited);
    }

    private void changed(Actor actor) {
        boolean user = actor.type() == Actor.Type.USER;
        changes.record(user ? IdentityChange.Kind.USER : IdentityChange.Kind.ROLES, actor.id());
    }
}
