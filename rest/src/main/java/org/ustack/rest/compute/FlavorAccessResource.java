package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.ustack.compute.FlavorService;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.Policy;

/** Who may use a private flavor: {@code /flavors/{id}/os-flavor-access}. */
@Path("v2.1/flavors/{id}/os-flavor-access")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FlavorAccessResource {

    @Inject
    ComputeRequest request;

    @Inject
    FlavorService flavors;

    @GET
    @Policy("os_compute_api:os-flavor-access")
    public Map<String, Object> list(@PathParam("id") String id) {
        if (flavors.get(request.caller(), id).isPublic()) {
            throw new CloudException(ComputeApiError.ACCESS_OF_PUBLIC_FLAVOR);
        }
        return json(id, flavors.access(request.caller(), id));
    }

    static Map<String, Object> json(String id, List<String> projects) {
        return Map.of(
                "flavor_access",
                projects.stream()
                        .map(project -> Map.of("flavor_id", id, "tenant_id", project))
                        .toList());
    }
}
