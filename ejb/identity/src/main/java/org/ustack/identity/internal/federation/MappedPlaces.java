package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.identity.Actor;
import org.ustack.identity.FederationError;
import org.ustack.identity.IdentityError;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.Target;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.RoleAssignment;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;

/** Where a mapping puts somebody: into groups that are there, and into projects of the provider's domain that it makes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MappedPlaces {

    private static final Logger LOG = Logger.getLogger(MappedPlaces.class);

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    FederatedUsers users;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    /** @throws CloudException {@link FederationError#MAPPING_FAILS} for an id that no group has; names without a group pass */
    public Set<String> groups(Mapped mapped, String mappingId) {
        Set<String> found = new LinkedHashSet<>();
        for (String id : mapped.groupIds()) {
            if (em.find(Group.class, id) == null) {
                LOG.warnf("group %s returned by mapping %s was not found", id, mappingId);
                throw new CloudException(FederationError.MAPPING_FAILS);
            }
            found.add(id);
        }
        for (Mapped.GroupName group : mapped.groups()) {
            users.domain(group.domain())
                    .map(domain -> store.where(Group.class, "domainId", domain, "name", group.name()))
                    .orElse(List.of())
                    .forEach(row -> found.add(row.id()));
        }
        return found;
    }

    /** Before anything is made. @throws CloudException {@link IdentityError#NOT_FOUND} for an unknown role */
    public void requireRoles(IdentityProvider provider, List<Mapped.Project> wanted) {
        wanted.forEach(project -> project.roles().forEach(name -> role(provider.domainId(), name)));
    }

    /** The roles that a mapping gives stay given, as upstream. */
    public void projects(IdentityProvider provider, String userId, List<Mapped.Project> wanted) {
        boolean changed = false;
        for (Mapped.Project each : wanted) {
            List<Role> roles = each.roles().stream()
                    .map(name -> role(provider.domainId(), name))
                    .toList();
            Project project = store.projects(provider.domainId(), each.name(), null).stream()
                    .findFirst()
                    .orElseGet(() -> {
                        Project made = new Project(
                                ids.hex(),
                                provider.domainId(),
                                null,
                                new ProjectDraft(each.name(), provider.domainId(), null, null, true, null, null, null));
                        em.persist(made);
                        return made;
                    });
            for (Role role : roles) {
                changed |= give(userId, project.id(), role.id());
            }
        }
        if (changed) {
            changes.record(IdentityChange.Kind.USER, userId);
        }
    }

    private Role role(String domainId, String name) {
        // A global role has no domain: an empty one in its row.
        List<Role> found = store.where(Role.class, "name", name);
        return found.stream()
                .filter(role -> role.domainId() == null || role.domainId().equals(domainId))
                .findFirst()
                .orElseThrow(() -> IdentityError.notFound("role", name));
    }

    private boolean give(String userId, String projectId, String roleId) {
        Actor actor = Actor.user(userId);
        Target target = Target.project(projectId);
        boolean given = !store.where(
                        RoleAssignment.class,
                        "actorType",
                        actor.type(),
                        "actorId",
                        userId,
                        "targetType",
                        target.type(),
                        "targetId",
                        projectId,
                        "roleId",
                        roleId,
                        "inherited",
                        false)
                .isEmpty();
        if (!given) {
            em.persist(new RoleAssignment(actor, target, roleId, false));
        }
        return !given;
    }
}
