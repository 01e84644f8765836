package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.identity.Actor;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.EffectivePermissionService;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.EffectivePermissions.EffectiveRole;
import org.ustack.identity.EffectivePermissions.Obstacle;
import org.ustack.identity.EffectivePermissions.Operation;
import org.ustack.identity.EffectivePermissions.Way;
import org.ustack.identity.PolicyService;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.RoleAssignment;
import org.ustack.identity.domain.User;
import org.ustack.kernel.RequestContext;

/**
 * The transaction of {@link EffectivePermissionServiceBean}. It makes up the token that the user would get for the place and
 * has it resolved and judged by what resolves and judges real ones; only the reasons are put together here.
 */
@Stateless
public class PermissionExplanation {

    /** No token was ever revoked under it. */
    private static final String NO_AUDIT_ID = "";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    EffectiveRoles roles;

    @Inject
    TokenResolver resolver;

    @Inject
    PolicyService policy;

    @Inject
    Clock clock;

    /** The refusals, before anybody outside is asked. */
    public void requireReadable(RequestContext caller, String userId, Target place) {
        Map<String, String> facts =
                new HashMap<>(IdentityAccess.both(IdentityAccess.of(em.find(User.class, userId)), factsOf(place)));
        if (roles.counting(userId, place).isEmpty()) {
            // Who has no role there does not learn of the place either: users about themselves only where they have
            // one.
            facts.remove("target.user.id");
        }
        IdentityAccess.must(caller, EffectivePermissionService.RULE, facts);
        store.require(User.class, userId, "user");
        switch (place.type()) {
            case PROJECT -> store.require(Project.class, place.id(), "project");
            case DOMAIN -> store.require(Domain.class, place.id(), "domain");
            case SYSTEM -> {}
        }
    }

    private Map<String, String> factsOf(Target place) {
        return switch (place.type()) {
            case PROJECT -> IdentityAccess.of(em.find(Project.class, place.id()));
            case DOMAIN -> Map.of("target.domain.id", place.id());
            case SYSTEM -> Map.of();
        };
    }

    public EffectivePermissions of(RequestContext caller, String userId, Target place) {
        requireReadable(caller, userId, place);
        User user = em.find(User.class, userId);
        List<EffectiveRole> found = effective(userId, place);
        List<Operation> operations = token(user, place)
                .map(token -> CheckedTokens.caller(token, token.roleNames(), caller.requestId(), policy))
                .map(this::operations)
                .orElse(List.of());
        Place who = place(Actor.user(userId));
        return new EffectivePermissions(
                who, place.type(), place(place), obstacles(user, place, found), found, operations);
    }

    private List<EffectiveRole> effective(String userId, Target place) {
        List<RoleAssignment> counting = roles.counting(userId, place);
        RoleInferences inferences = roles.inferences();
        return roles.of(userId, place).stream()
                .map(
                        role -> new EffectiveRole(
                                role.id(),
                                role.name(),
                                counting.stream()
                                        .flatMap(assignment -> inferences
                                                .chain(assignment.roleId(), role.id())
                                                .map(chain -> way(assignment, chain))
                                                .stream())
                                        .toList()))
                .toList();
    }

    private Way way(RoleAssignment assignment, List<String> chain) {
        Target on = assignment.target();
        return new Way(
                assignment.actor().type(),
                place(assignment.actor()),
                on.type(),
                place(on),
                assignment.inherited(),
                chain.stream()
                        .map(id -> new Named(id, em.find(Role.class, id).name()))
                        .toList());
    }

    private Place place(Actor actor) {
        if (actor.type() == Actor.Type.USER) {
            User user = em.find(User.class, actor.id());
            return new Place(user.id(), user.name(), domain(user.domainId()));
        }
        Group group = em.find(Group.class, actor.id());
        return new Place(group.id(), group.name(), domain(group.domainId()));
    }

    private Place place(Target target) {
        return switch (target.type()) {
            case PROJECT -> {
                Project project = em.find(Project.class, target.id());
                yield new Place(project.id(), project.name(), domain(project.domainId()));
            }
            case DOMAIN -> {
                Named domain = domain(target.id());
                yield new Place(domain.id(), domain.name(), domain);
            }
            case SYSTEM -> null;
        };
    }

    private Named domain(String id) {
        return new Named(id, em.find(Domain.class, id).name());
    }

    /** What a token of the user for the place would stand for; empty if none would be taken. */
    private Optional<TokenView> token(User user, Target place) {
        int epoch =
                switch (place.type()) {
                    case PROJECT -> em.find(Project.class, place.id()).epoch();
                    case DOMAIN -> em.find(Domain.class, place.id()).epoch();
                    case SYSTEM -> 0;
                };
        return resolver.resolve(new TokenPayload(
                List.of(AuthMethod.PASSWORD),
                user.id(),
                TokenPayload.ScopeKind.valueOf(place.type().name()),
                place.id(),
                clock.instant(),
                clock.instant(),
                List.of(NO_AUDIT_ID),
                user.epoch(),
                epoch));
    }

    private List<Operation> operations(RequestContext user) {
        Map<String, String> conditions = policy.conditions();
        return policy.rules().stream()
                .map(declared -> new Operation(
                        declared.service(),
                        declared.rule().name(),
                        declared.rule().sentence(),
                        List.of(declared.rule().operations()),
                        conditions.get(declared.rule().name()),
                        policy.foresee(declared.rule().name(), user)))
                .toList();
    }

    private List<Obstacle> obstacles(User user, Target place, List<EffectiveRole> found) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (!user.enabled()) {
            obstacles.add(Obstacle.USER_DISABLED);
        }
        if (!em.find(Domain.class, user.domainId()).enabled()) {
            obstacles.add(Obstacle.USER_DOMAIN_DISABLED);
        }
        if (place.type() == Target.Type.PROJECT) {
            Project project = em.find(Project.class, place.id());
            if (!project.enabled()) {
                obstacles.add(Obstacle.PROJECT_DISABLED);
            }
            if (!em.find(Domain.class, project.domainId()).enabled()) {
                obstacles.add(Obstacle.DOMAIN_DISABLED);
            }
        }
        if (place.type() == Target.Type.DOMAIN
                && !em.find(Domain.class, place.id()).enabled()) {
            obstacles.add(Obstacle.DOMAIN_DISABLED);
        }
        if (found.isEmpty()) {
            obstacles.add(Obstacle.NO_ROLE);
        }
        return obstacles;
    }
}
