package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.identity.IdentityError;
import org.ustack.identity.RoleReference;
import org.ustack.identity.RoleView;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.Role;
import org.ustack.identity.internal.EffectiveRoles;
import org.ustack.identity.internal.IdentityRepository;

/** Roles that a client names when it hands on some of its own. */
@Stateless
public class NamedRoles {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    EffectiveRoles effective;

    /**
     * Their ids, each once. As upstream, an id is taken as it is: whether the giver has that role is asked next.
     *
     * @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_FOUND} for an unknown name
     */
    public Set<String> ids(List<RoleReference> references) {
        Set<String> ids = new LinkedHashSet<>();
        for (RoleReference reference : references) {
            if (reference.id() != null) {
                ids.add(reference.id());
            } else {
                ids.add(store.where(Role.class, "domainId", "", "name", reference.name()).stream()
                        .findFirst()
                        .orElseThrow(() -> IdentityError.notFound("role", reference.name()))
                        .id());
            }
        }
        return ids;
    }

    /** Those that the user has in that project, implied ones included. */
    public Set<String> held(String userId, String projectId) {
        return effective.of(userId, Target.project(projectId)).stream()
                .map(TokenView.Named::id)
                .collect(Collectors.toSet());
    }

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_FOUND} if it is none of them */
    static RoleView require(List<RoleView> roles, String id) {
        return roles.stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> IdentityError.notFound("role", id));
    }

    /** Sorted by name. */
    public List<RoleView> views(Collection<String> ids) {
        return ids.stream()
                .map(id -> em.find(Role.class, id).view())
                .sorted(Comparator.comparing(RoleView::name))
                .toList();
    }
}
