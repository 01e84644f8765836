package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.ustack.identity.IdentityError;
import org.ustack.identity.LimitDraft;
import org.ustack.identity.LimitService;
import org.ustack.identity.LimitView;
import org.ustack.identity.RegisteredLimitDraft;
import org.ustack.identity.RegisteredLimitView;
import org.ustack.identity.Target;
import org.ustack.identity.domain.CatalogEntry;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Region;
import org.ustack.identity.domain.RegisteredLimit;
import org.ustack.identity.domain.ResourceLimit;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class LimitServiceBean implements LimitService {

    private static final String GET = "identity:get_limit";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    LimitModel model;

    @Inject
    Ids ids;

    @Override
    public List<RegisteredLimitView> register(RequestContext caller, List<RegisteredLimitDraft> drafts) {
        IdentityAccess.must(caller, "identity:create_registered_limits");
        return drafts.stream()
                .map(draft -> {
                    requireReferences(draft, "registered_limit");
                    RegisteredLimit limit = new RegisteredLimit(ids.hex(), draft);
                    requireFree(limit);
                    em.persist(limit);
                    em.flush();
                    return limit.view();
                })
                .toList();
    }

    private void requireReferences(RegisteredLimitDraft draft, String kind) {
        if (draft.serviceId() != null && em.find(CatalogEntry.class, draft.serviceId()) == null) {
            throw expected("service_id", kind);
        }
        boolean region = draft.regionId() != null && !draft.regionId().isEmpty();
        if (region && em.find(Region.class, draft.regionId()) == null) {
            throw expected("region_id", kind);
        }
    }

    private static RuntimeException expected(String attribute, String kind) {
        return IdentityError.invalid(
                "Expecting to find " + attribute + " in " + kind + ". The server could not comply with"
                        + " the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.");
    }

    private void requireFree(RegisteredLimit limit) {
        RegisteredLimitView view = limit.view();
        boolean taken =
                rows(view.serviceId(), view.regionId() == null ? "" : view.regionId(), view.resourceName()).stream()
                        .anyMatch(other -> !other.id().equals(limit.id()));
        if (taken) {
            throw IdentityError.conflict("registered_limit", "Duplicate entry");
        }
    }

    /** @param regionId empty for that without a region */
    private List<RegisteredLimit> rows(String serviceId, String regionId, String resourceName) {
        return store.where(
                RegisteredLimit.class, "serviceId", serviceId, "regionId", regionId, "resourceName", resourceName);
    }

    @Override
    public List<RegisteredLimitView> registered(
            RequestContext caller, String serviceId, String regionId, String resourceName) {
        return rows(serviceId, regionId, resourceName).stream()
                .map(RegisteredLimit::view)
                .toList();
    }

    @Override
    public RegisteredLimitView registered(RequestContext caller, String id) {
        return requireRegistered(id).view();
    }

    @Override
    public RegisteredLimitView updateRegistered(RequestContext caller, String id, RegisteredLimitDraft draft) {
        IdentityAccess.must(caller, "identity:update_registered_limit");
        RegisteredLimit limit = requireRegistered(id);
        requireUnused(id);
        requireReferences(draft, "registered_limit");
        limit.change(draft);
        requireFree(limit);
        return limit.view();
    }

    @Override
    public void deleteRegistered(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_registered_limit");
        RegisteredLimit limit = requireRegistered(id);
        requireUnused(id);
        em.remove(limit);
    }

    private void requireUnused(String id) {
        if (!store.where(ResourceLimit.class, "registeredLimitId", id).isEmpty()) {
            throw IdentityError.notNow("Unable to update or delete registered limit " + id
                    + " because there are project limits associated with it.");
        }
    }

    private RegisteredLimit requireRegistered(String id) {
        RegisteredLimit limit = em.find(RegisteredLimit.class, id);
        if (limit == null) {
            throw IdentityError.limitNotFound("registered limit", id);
        }
        return limit;
    }

    @Override
    public List<LimitView> create(RequestContext caller, List<LimitDraft> drafts) {
        IdentityAccess.must(caller, "identity:create_limits");
        // Those of domains first: the projects' are held to them.
        return drafts.stream()
                .sorted((a, b) -> b.owner().type().compareTo(a.owner().type()))
                .map(this::create)
                .toList();
    }

    private LimitView create(LimitDraft draft) {
        requireReferences(new RegisteredLimitDraft(draft.serviceId(), draft.regionId(), null, null, null), "limit");
        boolean project = draft.owner().type() == Target.Type.PROJECT;
        if (em.find(
                        (Class<?>) (project ? Project.class : Domain.class),
                        draft.owner().id())
                == null) {
            throw expected(project ? "project_id" : "domain_id", "limit");
        }
        String region = draft.regionId() == null ? "" : draft.regionId();
        RegisteredLimit registered = rows(draft.serviceId(), region, draft.resourceName()).stream()
                .findFirst()
                .orElseThrow(() ->
                        IdentityError.notNow("Unable to create a limit that has no corresponding registered limit."));
        ResourceLimit limit = new ResourceLimit(ids.hex(), registered.id(), draft);
        if (!of(draft.owner(), registered.id()).isEmpty()) {
            throw IdentityError.conflict("limit", "Duplicate entry");
        }
        model.check(limit);
        em.persist(limit);
        em.flush();
        return limit.view(registered.view());
    }

    private List<ResourceLimit> of(Target owner, String registeredId) {
        return store.where(
                ResourceLimit.class,
                "ownerType",
                owner == null ? null : owner.type(),
                "ownerId",
                owner == null ? null : owner.id(),
                "registeredLimitId",
                registeredId);
    }

    @Override
    public List<LimitView> list(RequestContext caller, Filter filter) {
        IdentityAccess.must(caller, "identity:list_limits");
        return of(filter.owner(), null).stream()
                .filter(readableBy(caller))
                .map(this::view)
                .filter(limit -> matches(filter.serviceId(), limit.serviceId())
                        && matches(filter.regionId(), limit.regionId())
                        && matches(filter.resourceName(), limit.resourceName()))
                .toList();
    }

    private static boolean matches(String wanted, String value) {
        return wanted == null || Objects.equals(wanted, value);
    }

    @Override
    public LimitView get(RequestContext caller, String id) {
        ResourceLimit limit = em.find(ResourceLimit.class, id);
        IdentityAccess.must(caller, GET, limit == null ? Map.of() : facts(limit));
        return view(require(id));
    }

    /** One look at each limit's owner, and none for who may read all. */
    private Predicate<ResourceLimit> readableBy(RequestContext caller) {
        boolean all = IdentityAccess.allows(caller, GET, Map.of());
        return limit -> all || IdentityAccess.allows(caller, GET, facts(limit));
    }

    private Map<String, String> facts(ResourceLimit limit) {
        String id = limit.owner().id();
        return limit.owner().type() == Target.Type.DOMAIN
                ? Map.of("target.limit.domain.id", id)
                : Map.of(
                        "target.limit.project_id",
                        id,
                        "target.limit.project.domain_id",
                        em.find(Project.class, id).domainId());
    }

    @Override
    public LimitView update(RequestContext caller, String id, LimitDraft draft) {
        IdentityAccess.must(caller, "identity:update_limit");
        ResourceLimit limit = require(id);
        limit.change(draft);
        model.check(limit);
        return view(limit);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_limit");
        em.remove(require(id));
    }

    @Override
    public Model model(RequestContext caller) {
        return model.current();
    }

    private ResourceLimit require(String id) {
        ResourceLimit limit = em.find(ResourceLimit.class, id);
        if (limit == null) {
            throw IdentityError.limitNotFound("limit", id);
        }
        return limit;
    }

    private LimitView view(ResourceLimit limit) {
        return limit.view(
                em.find(RegisteredLimit.class, limit.registeredLimitId()).view());
    }
}
