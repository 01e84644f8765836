package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.PolicyDocumentService;
import org.ustack.identity.PolicyDocumentService.Place;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** What policy documents are for (OS-ENDPOINT-POLICY). */
@Path("v3/policies/{id}/OS-ENDPOINT-POLICY")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PolicyAssociationsResource {

    private static final String ENDPOINT = "endpoints/{endpoint_id}";
    private static final String SERVICE = "services/{service_id}";
    private static final String REGION = SERVICE + "/regions/{region_id}";

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    PolicyDocumentService documents;

    @PUT
    @Path(ENDPOINT)
    @Policy("identity:create_policy_association_for_endpoint")
    public void toEndpoint(@PathParam("id") String id, @PathParam("endpoint_id") String endpointId) {
        documents.associate(current.context(), id, new Place(endpointId, null, null));
    }

    /** Also answers HEAD. */
    @GET
    @Path(ENDPOINT)
    @Policy("identity:check_policy_association_for_endpoint")
    public void checkEndpoint(@PathParam("id") String id, @PathParam("endpoint_id") String endpointId) {
        documents.check(current.context(), id, new Place(endpointId, null, null));
    }

    @DELETE
    @Path(ENDPOINT)
    @Policy("identity:delete_policy_association_for_endpoint")
    public void fromEndpoint(@PathParam("id") String id, @PathParam("endpoint_id") String endpointId) {
        documents.dissociate(current.context(), id, new Place(endpointId, null, null));
    }

    @PUT
    @Path(SERVICE)
    @Policy("identity:create_policy_association_for_service")
    public void toService(@PathParam("id") String id, @PathParam("service_id") String serviceId) {
        documents.associate(current.context(), id, new Place(null, serviceId, null));
    }

    /** Also answers HEAD. */
    @GET
    @Path(SERVICE)
    @Policy("identity:check_policy_association_for_service")
    public void checkService(@PathParam("id") String id, @PathParam("service_id") String serviceId) {
        documents.check(current.context(), id, new Place(null, serviceId, null));
    }

    @DELETE
    @Path(SERVICE)
    @Policy("identity:delete_policy_association_for_service")
    public void fromService(@PathParam("id") String id, @PathParam("service_id") String serviceId) {
        documents.dissociate(current.context(), id, new Place(null, serviceId, null));
    }

    @PUT
    @Path(REGION)
    @Policy("identity:create_policy_association_for_region_and_service")
    public void toRegion(
            @PathParam("id") String id,
            @PathParam("service_id") String serviceId,
            @PathParam("region_id") String regionId) {
        documents.associate(current.context(), id, new Place(null, serviceId, regionId));
    }

    /** Also answers HEAD. */
    @GET
    @Path(REGION)
    @Policy("identity:check_policy_association_for_region_and_service")
    public void checkRegion(
            @PathParam("id") String id,
            @PathParam("service_id") String serviceId,
            @PathParam("region_id") String regionId) {
        documents.check(current.context(), id, new Place(null, serviceId, regionId));
    }

    @DELETE
    @Path(REGION)
    @Policy("identity:delete_policy_association_for_region_and_service")
    public void fromRegion(
            @PathParam("id") String id,
            @PathParam("service_id") String serviceId,
            @PathParam("region_id") String regionId) {
        documents.dissociate(current.context(), id, new Place(null, serviceId, regionId));
    }

    @GET
    @Path("endpoints")
    @Policy("identity:list_endpoints_for_policy")
    public Map<String, Object> endpoints(@PathParam("id") String id) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = documents.endpoints(current.context(), id).stream()
                .map(json::endpoint)
                .toList();
        return IdentityList.of("endpoints", items, current, uri);
    }
}
