package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
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
import org.ustack.kernel.RequestContext;

@Stateless
public class AssignmentServiceBean implements AssignmentService {

    private static final List<String> DOMAIN_MANAGERS_GIVE = List.of("manager", "member", "reader");

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
        Role role = prepare(caller, actor, target, roleId, "identity:create_grant", true);
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
        prepare(caller, actor, target, roleId, "identity:check_grant", false);
        requireAssignment(actor, target, roleId, inherited);
    }

    @Override
    public void revoke(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited) {
        prepare(caller, actor, target, roleId, "identity:revoke_grant", true);
        requireAssignment(actor, target, roleId, inherited).forEach(em::remove);
        if (actor.type() == Actor.Type.USER && target.type() == Target.Type.PROJECT) {
            // As upstream: whichever role it was, the user's credentials for that project may rest on it.
            applicationCredentials.deleteFor(actor.id(), target.id());
        }
        changed(actor);
    }

    @Override
    public List<RoleView> roles(RequestContext caller, Actor actor, Target target, boolean inherited) {
        requireAccess(caller, actor, target, "identity:list_grants", false);
        return find(actor, target, null, inherited).stream()
                .map(assignment -> em.find(Role.class, assignment.roleId()).view())
                .sorted(Comparator.comparing(RoleView::name))
                .toList();
    }

    @Override
    public List<Assignment> list(RequestContext caller, Filter filter) {
        boolean domainReader = caller.domainId() != null && caller.hasRole("reader");
        IdentityAccess.must(IdentityAccess.readsAll(caller) || domainReader, "identity:list_role_assignments");
        List<Assignment> all = listing.list(filter);
        return IdentityAccess.readsAll(caller)
                ? all
                : all.stream()
                        .filter(found -> inDomain(found, caller.domainId()))
                        .toList();
    }

    private static boolean inDomain(Assignment found, String domainId) {
        return switch (found.targetType()) {
            case SYSTEM -> false;
            case DOMAIN -> found.target().id().equals(domainId);
            case PROJECT -> found.target().domain().id().equals(domainId);
        };
    }

    private Role prepare(
            RequestContext caller, Actor actor, Target target, String roleId, String rule, boolean change) {
        requireAccess(caller, actor, target, rule, change);
        Role role = store.require(Role.class, roleId, "role");
        // A domain's manager must not make anybody an admin, itself included.
        if (change && !IdentityAccess.managesAll(caller)) {
            IdentityAccess.must(DOMAIN_MANAGERS_GIVE.contains(role.name()) || role.domainId() != null, rule);
        }
        return role;
    }

    /** Actor and target exist, and both lie where the caller may act. */
    private void requireAccess(RequestContext caller, Actor actor, Target target, String rule, boolean change) {
        boolean all = change ? IdentityAccess.managesAll(caller) : IdentityAccess.readsAll(caller);
        IdentityAccess.must(all || caller.domainId() != null, rule);
        String actorDomain = actor.type() == Actor.Type.USER
                ? store.require(User.class, actor.id(), "user").domainId()
                : store.require(Group.class, actor.id(), "group").domainId();
        String targetDomain =
                switch (target.type()) {
                    case PROJECT ->
                        store.require(Project.class, target.id(), "project").domainId();
                    case DOMAIN ->
                        store.require(Domain.class, target.id(), "domain").id();
                    case SYSTEM -> null;
                };
        if (!all) {
            for (String domain : new String[] {actorDomain, targetDomain}) {
                boolean allowed =
                        change ? IdentityAccess.manages(caller, domain) : IdentityAccess.reads(caller, domain);
                IdentityAccess.must(allowed, rule);
            }
        }
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
