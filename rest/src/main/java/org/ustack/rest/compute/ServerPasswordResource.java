package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.compute.GuestPasswordService;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/os-server-password}: the password that the guest left, which only its owner can decrypt. */
@Path("v2.1/servers/{id}/os-server-password")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerPasswordResource {

    @Inject
    ComputeRequest request;

    @Inject
    GuestPasswordService passwords;

    @GET
    @Policy("os_compute_api:os-server-password:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of("password", passwords.get(request.caller(), id));
    }

    @DELETE
    @Policy("os_compute_api:os-server-password:clear")
    public void clear(@PathParam("id") String id) {
        passwords.clear(request.caller(), id);
    }
}
