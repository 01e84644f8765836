package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.identity.CatalogService;
import org.ustack.identity.EndpointDraft;
import org.ustack.identity.EndpointView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.RegionDraft;
import org.ustack.identity.RegionView;
import org.ustack.identity.ServiceDraft;
import org.ustack.identity.ServiceView;
import org.ustack.identity.domain.CatalogEntry;
import org.ustack.identity.domain.Endpoint;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Region;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class CatalogServiceBean implements CatalogService {

    private static final String REGION = "region";
    private static final String SERVICE = "service";
    private static final String ENDPOINT = "endpoint";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    CatalogMemory memory;

    @Inject
    CatalogReader reader;

    @Inject
    Ids ids;

    /** Part of each login and validation: no transaction is begun for what is in memory. */
    @Override
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Offer> offers(String projectId) {
        return memory.get(reader::read).of(projectId);
    }

    @Override
    public RegionView createRegion(RequestContext caller, RegionDraft draft) {
        IdentityAccess.must(caller, "identity:create_region");
        String id = draft.id() == null || draft.id().isEmpty() ? ids.hex() : draft.id();
        if (em.find(Region.class, id) != null) {
            throw IdentityError.duplicate(REGION, id);
        }
        requireParent(draft);
        Region region = new Region(id, draft);
        em.persist(region);
        changed(id);
        return region.view();
    }

    private void requireParent(RegionDraft draft) {
        if (draft.parentRegionId() != null && !draft.parentRegionId().isEmpty()) {
            store.require(Region.class, draft.parentRegionId(), REGION);
        }
    }

    @Override
    public List<RegionView> regions(RequestContext caller, String parentId) {
        return store.where(Region.class, "parentRegionId", parentId).stream()
                .map(Region::view)
                .toList();
    }

    @Override
    public RegionView region(RequestContext caller, String id) {
        return store.require(Region.class, id, REGION).view();
    }

    @Override
    public RegionView updateRegion(RequestContext caller, String id, RegionDraft draft) {
        IdentityAccess.must(caller, "identity:update_region");
        Region region = store.require(Region.class, id, REGION);
        requireParent(draft);
        for (String above = draft.parentRegionId(); above != null && !above.isEmpty(); ) {
            if (above.equals(id)) {
                throw IdentityError.invalid("A region cannot be below itself.");
            }
            above = em.find(Region.class, above).parentRegionId();
        }
        region.change(draft);
        changed(id);
        return region.view();
    }

    @Override
    public void deleteRegion(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_region");
        Region region = store.require(Region.class, id, REGION);
        if (!store.where(Region.class, "parentRegionId", id).isEmpty()
                || !store.where(Endpoint.class, "regionId", id).isEmpty()) {
            throw IdentityError.notNow("Unable to delete region " + id + " because it or its child regions have"
                    + " associated endpoints.");
        }
        em.remove(region);
        changed(id);
    }

    @Override
    public ServiceView createService(RequestContext caller, ServiceDraft draft) {
        IdentityAccess.must(caller, "identity:create_service");
        CatalogEntry service = new CatalogEntry(ids.hex(), draft);
        em.persist(service);
        changed(service.id());
        return service.view();
    }

    @Override
    public List<ServiceView> services(RequestContext caller, String type, String name) {
        IdentityAccess.must(caller, "identity:list_services");
        return store.where(CatalogEntry.class, "type", type, "name", name).stream()
                .map(CatalogEntry::view)
                .toList();
    }

    @Override
    public ServiceView service(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_service");
        return store.require(CatalogEntry.class, id, SERVICE).view();
    }

    @Override
    public ServiceView updateService(RequestContext caller, String id, ServiceDraft draft) {
        IdentityAccess.must(caller, "identity:update_service");
        CatalogEntry service = store.require(CatalogEntry.class, id, SERVICE);
        service.change(draft);
        changed(id);
        return service.view();
    }

    @Override
    public void deleteService(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_service");
        em.remove(store.require(CatalogEntry.class, id, SERVICE));
        changed(id);
    }

    @Override
    public EndpointView createEndpoint(RequestContext caller, EndpointDraft draft) {
        IdentityAccess.must(caller, "identity:create_endpoint");
        requireReferences(draft);
        Endpoint endpoint = new Endpoint(ids.hex(), draft);
        em.persist(endpoint);
        changed(endpoint.view().id());
        return endpoint.view();
    }

    private void requireReferences(EndpointDraft draft) {
        if (draft.serviceId() != null && em.find(CatalogEntry.class, draft.serviceId()) == null) {
            throw IdentityError.invalid("Could not find service: " + draft.serviceId() + ".");
        }
        // An endpoint may name a region that is not there yet: Keystone v3 makes it, so that clients of v2 days go on
        // to work.
        if (draft.regionId() != null
                && !draft.regionId().isEmpty()
                && em.find(Region.class, draft.regionId()) == null) {
            em.persist(new Region(draft.regionId(), new RegionDraft(draft.regionId(), null, null, null)));
        }
    }

    @Override
    public List<EndpointView> endpoints(RequestContext caller, String face, String serviceId, String regionId) {
        IdentityAccess.must(caller, "identity:list_endpoints");
        return store.where(Endpoint.class, "face", face, "serviceId", serviceId, "regionId", regionId).stream()
                .map(Endpoint::view)
                .toList();
    }

    @Override
    public EndpointView endpoint(RequestContext caller, String id) {
        Endpoint endpoint = store.require(Endpoint.class, id, ENDPOINT);
        IdentityAccess.must(caller, "identity:get_endpoint");
        return endpoint.view();
    }

    @Override
    public EndpointView updateEndpoint(RequestContext caller, String id, EndpointDraft draft) {
        Endpoint endpoint = store.require(Endpoint.class, id, ENDPOINT);
        IdentityAccess.must(caller, "identity:update_endpoint");
        requireReferences(draft);
        endpoint.change(draft);
        changed(id);
        return endpoint.view();
    }

    @Override
    public void deleteEndpoint(RequestContext caller, String id) {
        Endpoint endpoint = store.require(Endpoint.class, id, ENDPOINT);
        IdentityAccess.must(caller, "identity:delete_endpoint");
        em.remove(endpoint);
        changed(id);
    }

    private void changed(String id) {
        changes.record(IdentityChange.Kind.CATALOG, id.length() <= 64 ? id : id.substring(0, 64));
    }
}
