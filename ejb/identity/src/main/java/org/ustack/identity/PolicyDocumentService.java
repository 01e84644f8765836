package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Policy documents and the endpoints that they are for (OS-ENDPOINT-POLICY). Unknown ones are not found. */
public interface PolicyDocumentService {

    PolicyDocumentView create(RequestContext caller, PolicyDocumentDraft draft);

    /** @param type null for any */
    List<PolicyDocumentView> list(RequestContext caller, String type);

    PolicyDocumentView get(RequestContext caller, String id);

    PolicyDocumentView update(RequestContext caller, String id, PolicyDocumentDraft draft);

    void delete(RequestContext caller, String id);

    /** One document a place: this replaces another one there. */
    void associate(RequestContext caller, String id, Place place);

    void check(RequestContext caller, String id, Place place);

    void dissociate(RequestContext caller, String id, Place place);

    /** All endpoints that the document is in force for. */
    List<EndpointView> endpoints(RequestContext caller, String id);

    /** The nearest: for the endpoint itself, its service in its region or one around it, its service. */
    PolicyDocumentView of(RequestContext caller, String endpointId);

    /** What a document is for: an endpoint, a service, or a service in a region. */
    record Place(String endpointId, String serviceId, String regionId) {

        /** As the rules call it. */
        public String kind() {
            if (endpointId != null) {
                return "endpoint";
            }
            return regionId == null ? "service" : "region_and_service";
        }
    }
}
