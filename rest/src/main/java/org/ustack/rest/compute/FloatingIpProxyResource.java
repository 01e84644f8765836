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
import org.ustack.network.FloatingIpView;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-floating-ips}, until 2.35: the network service's floating addresses in compute's old shape. */
@Path("v2.1/os-floating-ips")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FloatingIpProxyResource {

    @Inject
    ProxiedFloatingIps floating;

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:list")
    public Map<String, Object> list() {
        Map<String, String> pools = floating.poolNames();
        return Map.of(
                "floating_ips",
                floating.ofProject().stream().map(one -> json(one, pools)).toList());
    }

    @GET
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return answer(floating.find(id));
    }

    @POST
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:create")
    public Map<String, Object> create(JsonBody body) {
        return answer(floating.allocate(body.text("pool", 0, Fields.MAX_NAME)));
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-floating-ips:delete")
    public Response delete(@PathParam("id") String id) {
        floating.release(id);
        return Response.status(Response.Status.ACCEPTED).build();
    }

    private Map<String, Object> answer(FloatingIpView one) {
        return Map.of("floating_ip", json(one, floating.poolNames()));
    }

    private static Map<String, Object> json(FloatingIpView one, Map<String, String> pools) {
        String server = one.port() == null || one.port().deviceId().isEmpty()
                ? null
                : one.port().deviceId();
        return Json.object(
                "id",
                one.head().id(),
                "ip",
                one.address(),
                "pool",
                pools.getOrDefault(one.networkId(), one.networkId()),
                "fixed_ip",
                one.fixedAddress(),
                "instance_id",
                server);
    }
}
