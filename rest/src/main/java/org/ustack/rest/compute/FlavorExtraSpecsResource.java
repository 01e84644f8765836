package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ustack.compute.FlavorService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /flavors/{id}/os-extra_specs}. */
@Path("v2.1/flavors/{id}/os-extra_specs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FlavorExtraSpecsResource {

    @Inject
    ComputeRequest request;

    @Inject
    FlavorService flavors;

    @GET
    @Policy("os_compute_api:os-flavor-extra-specs:index")
    public Map<String, Object> all(@PathParam("id") String id) {
        return Map.of("extra_specs", flavors.get(request.caller(), id).extraSpecs());
    }

    @POST
    @Policy("os_compute_api:os-flavor-extra-specs:create")
    public Map<String, Object> add(@PathParam("id") String id, JsonBody body) {
        Map<String, String> specs = Fields.specs(FlavorsResource.object(body, "extra_specs"));
        flavors.setExtraSpecs(request.caller(), id, specs);
        return Map.of("extra_specs", specs);
    }

    @GET
    @Path("{key}")
    @Policy("os_compute_api:os-flavor-extra-specs:show")
    public Map<String, String> one(@PathParam("id") String id, @PathParam("key") String key) {
        return Map.of(key, existing(id, key));
    }

    @PUT
    @Path("{key}")
    @Policy("os_compute_api:os-flavor-extra-specs:update")
    public Map<String, String> set(@PathParam("id") String id, @PathParam("key") String key, JsonBody body) {
        Map<String, String> spec = Fields.specs(body);
        if (spec.size() != 1 || !spec.containsKey(key)) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Request body and URI mismatch");
        }
        flavors.setExtraSpecs(request.caller(), id, spec);
        return spec;
    }

    @DELETE
    @Path("{key}")
    @Policy("os_compute_api:os-flavor-extra-specs:delete")
    public Response delete(@PathParam("id") String id, @PathParam("key") String key) {
        existing(id, key);
        flavors.deleteExtraSpec(request.caller(), id, key);
        return Response.ok().build();
    }

    private String existing(String id, String key) {
        String value = flavors.get(request.caller(), id).extraSpecs().get(key);
        if (value == null) {
            throw new CloudException(ComputeApiError.EXTRA_SPEC_NOT_FOUND, "id", id, "key", key);
        }
        return value;
    }
}
