package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.network.FloatingIpService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** The subnets that floating addresses come from. */
@Path("v2.0/floatingip_pools")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FloatingIpPoolsResource {

    @Inject
    FloatingIpService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_floatingip_pool")
    public Map<String, Object> list() {
        return Map.of("floatingip_pools", FloatingIpJson.pools(service.pools(current.context())));
    }
}
