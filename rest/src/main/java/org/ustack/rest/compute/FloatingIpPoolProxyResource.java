package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.network.Listing;
import org.ustack.network.NetworkService;
import org.ustack.rest.common.Policy;

/** {@code /os-floating-ip-pools}, until 2.35: the external networks by name. */
@Path("v2.1/os-floating-ip-pools")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FloatingIpPoolProxyResource {

    @Inject
    ComputeRequest request;

    @Inject
    NetworkService networks;

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ip-pools")
    public Map<String, Object> list() {
        return Map.of(
                "floating_ip_pools",
                networks.list(request.caller(), Listing.all()).items().stream()
                        .filter(network -> network.external())
                        .map(network -> Map.of("name", network.head().name()))
                        .toList());
    }
}
