package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-floating-ips}, until 2.35. The network service has no floating addresses, so there are none and no pool gives one. */
@Path("v2.1/os-floating-ips")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FloatingIpProxyResource {

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:list")
    public Map<String, Object> list() {
        return Map.of("floating_ips", List.of());
    }

    @GET
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:show")
    public Response show(@PathParam("id") String id) {
        throw notFound(id);
    }

    @POST
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:create")
    public Response create(JsonBody body) {
        body.text("pool", 0, Fields.MAX_NAME);
        throw new CloudException(ComputeApiError.NO_FLOATING_IP_POOL);
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:delete")
    public Response delete(@PathParam("id") String id) {
        throw notFound(id);
    }

    private static CloudException notFound(String id) {
        return new CloudException(ComputeApiError.FLOATING_IP_NOT_FOUND, "id", id);
    }
}
