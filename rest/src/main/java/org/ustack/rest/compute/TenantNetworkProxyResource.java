package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.network.Listing;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkView;
import org.ustack.rest.common.Policy;

/** {@code /os-tenant-networks}, until 2.35: the networks that the project can use. Changes are gone. */
@Path("v2.1/os-tenant-networks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantNetworkProxyResource {

    @Inject
    ComputeRequest request;

    @Inject
    NetworkService networks;

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-tenant-networks:list")
    public Map<String, Object> list() {
        String project = request.caller().projectId();
        return Map.of(
                "networks",
                networks.list(request.caller(), Listing.all()).items().stream()
                        .filter(network ->
                                network.shared() || network.head().projectId().equals(project))
                        .map(TenantNetworkProxyResource::json)
                        .toList());
    }

    @GET
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-tenant-networks:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of("network", json(NetworkProxyResource.find(networks, request, id)));
    }

    /** The word is Nova's: a network has subnets, and none of them is its address. */
    private static Map<String, Object> json(NetworkView network) {
        return Json.object(
                "id",
                network.head().id(),
                "cidr",
                "None",
                "label",
                network.head().name());
    }

    @POST
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:removed")
    public Response create() {
        throw new CloudException(ComputeApiError.GONE);
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:removed")
    public Response delete() {
        throw new CloudException(ComputeApiError.GONE);
    }
}
