package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ustack.identity.EndpointView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.PolicyDocumentDraft;
import org.ustack.identity.PolicyDocumentService;
import org.ustack.identity.PolicyDocumentView;
import org.ustack.identity.domain.CatalogEntry;
import org.ustack.identity.domain.Endpoint;
import org.ustack.identity.domain.PolicyAssociation;
import org.ustack.identity.domain.PolicyDocument;
import org.ustack.identity.domain.Region;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class PolicyDocumentServiceBean implements PolicyDocumentService {

    private static final String KIND = "policy";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    Ids ids;

    @Override
    public PolicyDocumentView create(RequestContext caller, PolicyDocumentDraft draft) {
        IdentityAccess.must(caller, "identity:create_policy");
        PolicyDocument document = new PolicyDocument(ids.hex(), draft);
        em.persist(document);
        return document.view();
    }

    @Override
    public List<PolicyDocumentView> list(RequestContext caller, String type) {
        IdentityAccess.must(caller, "identity:list_policies");
        return store.where(PolicyDocument.class, "type", type).stream()
                .map(PolicyDocument::view)
                .toList();
    }

    @Override
    public PolicyDocumentView get(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_policy");
        return require(id).view();
    }

    @Override
    public PolicyDocumentView update(RequestContext caller, String id, PolicyDocumentDraft draft) {
        IdentityAccess.must(caller, "identity:update_policy");
        PolicyDocument document = require(id);
        document.change(draft);
        return document.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_policy");
        em.remove(require(id));
    }

    @Override
    public void associate(RequestContext caller, String id, Place place) {
        IdentityAccess.must(caller, "identity:create_policy_association_for_" + place.kind());
        require(id, place);
        at(place).forEach(em::remove);
        em.persist(new PolicyAssociation(id, place));
    }

    @Override
    public void check(RequestContext caller, String id, Place place) {
        IdentityAccess.must(caller, "identity:check_policy_association_for_" + place.kind());
        requireAssociation(id, place);
    }

    @Override
    public void dissociate(RequestContext caller, String id, Place place) {
        IdentityAccess.must(caller, "identity:delete_policy_association_for_" + place.kind());
        requireAssociation(id, place).forEach(em::remove);
    }

    private List<PolicyAssociation> requireAssociation(String id, Place place) {
        require(id, place);
        List<PolicyAssociation> found =
                at(place).stream().filter(row -> row.policyId().equals(id)).toList();
        if (found.isEmpty()) {
            throw IdentityError.notFound("policy association", id);
        }
        return found;
    }

    private List<PolicyAssociation> at(Place place) {
        return store.where(PolicyAssociation.class).stream()
                .filter(row -> row.place().equals(place))
                .toList();
    }

    @Override
    public List<EndpointView> endpoints(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:list_endpoints_for_policy");
        require(id);
        Map<Place, String> inForce = inForce();
        return store.where(Endpoint.class).stream()
                .map(Endpoint::view)
                .filter(endpoint -> id.equals(nearest(endpoint, inForce)))
                .toList();
    }

    @Override
    public PolicyDocumentView of(RequestContext caller, String endpointId) {
        IdentityAccess.must(caller, "identity:get_policy_for_endpoint");
        String found =
                nearest(store.require(Endpoint.class, endpointId, "endpoint").view(), inForce());
        if (found == null) {
            throw IdentityError.notFound("policy for endpoint", endpointId);
        }
        return require(found).view();
    }

    private Map<Place, String> inForce() {
        return store.where(PolicyAssociation.class).stream()
                .collect(Collectors.toMap(PolicyAssociation::place, PolicyAssociation::policyId, (a, b) -> b));
    }

    /** The order of upstream's endpoint_policy. Null if there is none. */
    private String nearest(EndpointView endpoint, Map<Place, String> inForce) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(endpoint.id(), null, null));
        for (String region = endpoint.regionId(); region != null; ) {
            places.add(new Place(null, endpoint.serviceId(), region));
            region = em.find(Region.class, region).parentRegionId();
        }
        places.add(new Place(null, endpoint.serviceId(), null));
        return places.stream()
                .filter(inForce::containsKey)
                .findFirst()
                .map((Function<Place, String>) inForce::get)
                .orElse(null);
    }

    private void require(String id, Place place) {
        require(id);
        if (place.endpointId() != null) {
            store.require(Endpoint.class, place.endpointId(), "endpoint");
        }
        if (place.serviceId() != null) {
            store.require(CatalogEntry.class, place.serviceId(), "service");
        }
        if (place.regionId() != null) {
            store.require(Region.class, place.regionId(), "region");
        }
    }

    private PolicyDocument require(String id) {
        return store.require(PolicyDocument.class, id, KIND);
    }
}
