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
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/ips}. */
@Path("v2.1/servers/{id}/ips")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerAddressesResource {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @GET
    @Policy("os_compute_api:ips:index")
    public Map<String, Object> all(@PathParam("id") String id) {
        return Map.of("addresses", ServerNetworkJson.addresses(servers.get(request.caller(), id)));
    }

    @GET
    @Path("{network}")
    @Policy("os_compute_api:ips:show")
    public Map<String, Object> one(@PathParam("id") String id, @PathParam("network") String network) {
        List<Map<String, Object>> addresses =
                ServerNetworkJson.addresses(servers.get(request.caller(), id)).get(network);
        if (addresses == null) {
            throw new CloudException(ComputeApiError.NETWORK_NOT_FOUND);
        }
        return Map.of(network, addresses);
    }
}
