package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ustack.compute.ComputeError;
import org.ustack.compute.FlavorService;
import org.ustack.compute.domain.Flavor;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class FlavorServiceBean implements FlavorService {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public FlavorView create(RequestContext caller, NewFlavor wish) {
        FlavorRepository flavors = new FlavorRepository(em);
        String id = wish.id() == null || wish.id().isEmpty() ? ids.uuid() : wish.id();
        if (flavors.live(id).isPresent()) {
            throw new CloudException(ComputeError.FLAVOR_ID_EXISTS, "id", id);
        }
        if (flavors.nameTaken(wish.name())) {
            throw new CloudException(ComputeError.FLAVOR_NAME_EXISTS, "name", wish.name());
        }
        Flavor flavor = new Flavor(id, wish, clock.instant());
        em.persist(flavor);
        return flavor.view();
    }

    @Override
    public FlavorView get(RequestContext caller, String flavorId) {
        return visible(caller, flavorId).view();
    }

    @Override
    public Slice<FlavorView> list(
            RequestContext caller,
            Boolean isPublic,
            int minDisk,
            int minRam,
            String sortKey,
            boolean ascending,
            PageRequest page) {
        List<Flavor> found = new FlavorRepository(em).list(caller, isPublic, minDisk, minRam, sortKey, ascending, page);
        return Slice.of(found, page.limit()).map(Flavor::view);
    }

    @Override
    public FlavorView describe(RequestContext caller, String flavorId, String description) {
        Flavor flavor = visible(caller, flavorId);
        flavor.describe(description);
        return flavor.view();
    }

    @Override
    public void delete(RequestContext caller, String flavorId) {
        visible(caller, flavorId).delete(clock.instant());
    }

    @Override
    public Map<String, String> setExtraSpecs(RequestContext caller, String flavorId, Map<String, String> specs) {
        Flavor flavor = visible(caller, flavorId);
        SortedMap<String, String> all = flavor.extraSpecs();
        all.putAll(specs);
        flavor.setExtraSpecs(all);
        return all;
    }

    @Override
    public void deleteExtraSpec(RequestContext caller, String flavorId, String key) {
        Flavor flavor = visible(caller, flavorId);
        SortedMap<String, String> all = flavor.extraSpecs();
        if (all.remove(key) == null) {
            throw new CloudException(ComputeError.EXTRA_SPEC_NOT_FOUND, "id", flavorId, "key", key);
        }
        flavor.setExtraSpecs(all);
    }

    @Override
    public List<String> access(RequestContext caller, String flavorId) {
        Flavor flavor = visible(caller, flavorId);
        if (flavor.isPublic()) {
            throw new CloudException(ComputeError.FLAVOR_IS_PUBLIC);
        }
        return new FlavorRepository(em).access(flavor);
    }

    @Override
    public List<String> addAccess(RequestContext caller, String flavorId, String projectId) {
        FlavorRepository flavors = new FlavorRepository(em);
        Flavor flavor = visible(caller, flavorId);
        if (flavor.isPublic()) {
            throw new CloudException(ComputeError.FLAVOR_ACCESS_OF_PUBLIC);
        }
        if (flavors.access(flavor).contains(projectId)) {
            throw new CloudException(ComputeError.FLAVOR_ACCESS_EXISTS, "id", flavorId, "project", projectId);
        }
        flavors.addAccess(flavor, projectId);
        return flavors.access(flavor);
    }

    @Override
    public List<String> removeAccess(RequestContext caller, String flavorId, String projectId) {
        FlavorRepository flavors = new FlavorRepository(em);
        Flavor flavor = visible(caller, flavorId);
        if (flavors.removeAccess(flavor, projectId) == 0) {
            throw new CloudException(ComputeError.FLAVOR_ACCESS_NOT_FOUND, "id", flavorId, "project", projectId);
        }
        return flavors.access(flavor);
    }

    @Override
    public Map<String, String> names(Collection<String> flavorIds) {
        return new FlavorRepository(em).names(flavorIds);
    }

    private Flavor visible(RequestContext caller, String flavorId) {
        return new FlavorRepository(em)
                .visible(caller, flavorId)
                .orElseThrow(() -> new CloudException(ComputeError.FLAVOR_NOT_FOUND, "id", flavorId));
    }
}
