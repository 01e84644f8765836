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
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.Policy;

/** What Nova once had and has removed: gone, and at microversions that never had it, not found. */
@Path("v2.1/{what: os-agents|os-baremetal-nodes|os-cells|os-certificates|os-cloudpipe|os-consoles|os-fixed-ips"
        + "|os-floating-ip-dns|os-floating-ips-bulk|os-fping|os-security-group-default-rules}{rest: (/.*)?}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RemovedResource {

    /** The proxies, which ended with 2.35. */
    private static final Set<String> PROXIES = Set.of(
            "os-baremetal-nodes",
            "os-fixed-ips",
            "os-floating-ip-dns",
            "os-floating-ips-bulk",
            "os-fping",
            "os-security-group-default-rules");

    private static final int LAST_WITH_PROXIES = 35;

    @Inject
    ComputeRequest request;

    @GET
    @Policy("os_compute_api:removed")
    public Response read(@PathParam("what") String what) {
        throw gone(what);
    }

    @POST
    @Policy("os_compute_api:removed")
    public Response create(@PathParam("what") String what) {
        throw gone(what);
    }

    @PUT
    @Policy("os_compute_api:removed")
    public Response change(@PathParam("what") String what) {
        throw gone(what);
    }

    @DELETE
    @Policy("os_compute_api:removed")
    public Response delete(@PathParam("what") String what) {
        throw gone(what);
    }

    private CloudException gone(String what) {
        boolean proxy = PROXIES.contains(what);
        return proxy && request.version().minor() > LAST_WITH_PROXIES
                ? new CloudException(CommonError.PATH_NOT_FOUND)
                : new CloudException(ComputeApiError.GONE);
    }
}
