package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.LimitService.Model;
import org.ustack.identity.RegisteredLimitView;
import org.ustack.identity.Target;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.RegisteredLimit;
import org.ustack.identity.domain.ResourceLimit;
import org.ustack.kernel.Settings;

/** How limits go together: not at all, or no project above its domain. */
@Stateless
public class LimitModel {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    Settings settings;

    /** The one in force. */
    public Model current() {
        return Model.valueOf(settings.get(IdentitySettings.LIMIT_MODEL).toUpperCase(Locale.ROOT));
    }

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} if that number does not fit the others */
    public void check(ResourceLimit limit) {
        if (current() == Model.FLAT) {
            return;
        }
        RegisteredLimitView registered =
                em.find(RegisteredLimit.class, limit.registeredLimitId()).view();
        boolean fits = limit.owner().type() == Target.Type.PROJECT
                ? belowDomain(limit, registered)
                : aboveProjects(limit, registered);
        if (!fits) {
            String level = limit.owner().type() == Target.Type.PROJECT ? "project_id" : "domain_id";
            throw IdentityError.notNow("Invalid resource limit: The resource limit (" + level + ": "
                    + limit.owner().id() + ", resource_name: " + registered.resourceName() + ", resource_limit: "
                    + limit.resourceLimit() + ", service_id: " + registered.serviceId() + ", region_id: "
                    + (registered.regionId() == null ? "None" : registered.regionId())
                    + ") doesn't satisfy current hierarchy model..");
        }
    }

    private boolean belowDomain(ResourceLimit limit, RegisteredLimitView registered) {
        Project project = em.find(Project.class, limit.owner().id());
        // Only the first level below the domain is held to it, as upstream.
        if (project.parentId() != null) {
            return true;
        }
        List<ResourceLimit> ofDomain = store.where(
                ResourceLimit.class,
                "registeredLimitId",
                registered.id(),
                "ownerType",
                Target.Type.DOMAIN,
                "ownerId",
                project.domainId());
        int most =
                ofDomain.isEmpty() ? registered.defaultLimit() : ofDomain.get(0).resourceLimit();
        return most < 0 || limit.resourceLimit() <= most;
    }

    private boolean aboveProjects(ResourceLimit limit, RegisteredLimitView registered) {
        var inDomain = store.projects(limit.owner().id(), null, null).stream()
                .map(Project::id)
                .collect(Collectors.toSet());
        return limit.resourceLimit() < 0
                || store
                        .where(
                                ResourceLimit.class,
                                "registeredLimitId",
                                registered.id(),
                                "ownerType",
                                Target.Type.PROJECT)
                        .stream()
                        .filter(other -> inDomain.contains(other.owner().id()))
                        .allMatch(other -> other.resourceLimit() <= limit.resourceLimit());
    }
}
