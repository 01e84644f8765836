package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** What is offered where: regions, services, endpoints. Unknown ones are {@link IdentityError#NOT_FOUND}. */
public interface CatalogService {

    /** Stands in a stored URL for the address under which the client reached this cloud. */
    String PUBLIC_URL = "{public_url}";

    /** The enabled services with their enabled endpoints that the project sees, from memory. @param projectId null: all */
    List<Offer> offers(String projectId);

    RegionView createRegion(RequestContext caller, RegionDraft draft);

    /** @param parentId null for all */
    List<RegionView> regions(RequestContext caller, String parentId);

    RegionView region(RequestContext caller, String id);

    RegionView updateRegion(RequestContext caller, String id, RegionDraft draft);

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} while regions or endpoints are in it */
    void deleteRegion(RequestContext caller, String id);

    ServiceView createService(RequestContext caller, ServiceDraft draft);

    /** Null matches all. */
    List<ServiceView> services(RequestContext caller, String type, String name);

    ServiceView service(RequestContext caller, String id);

    ServiceView updateService(RequestContext caller, String id, ServiceDraft draft);

    /** With its endpoints. */
    void deleteService(RequestContext caller, String id);

    EndpointView createEndpoint(RequestContext caller, EndpointDraft draft);

    /** Null matches all. */
    List<EndpointView> endpoints(RequestContext caller, String face, String serviceId, String regionId);

    EndpointView endpoint(RequestContext caller, String id);

    EndpointView updateEndpoint(RequestContext caller, String id, EndpointDraft draft);

    void deleteEndpoint(RequestContext caller, String id);

    /** A service with its endpoints. */
    record Offer(ServiceView service, List<EndpointView> endpoints) {}
}
