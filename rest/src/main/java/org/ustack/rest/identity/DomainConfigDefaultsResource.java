package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.identity.DomainConfigService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** What holds where a domain sets nothing. */
@Path("v3/domains/config")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DomainConfigDefaultsResource {

    @Inject
    CurrentRequest current;

    @Inject
    DomainConfigService configs;

    @GET
    @Path("default")
    @Policy("identity:get_domain_config_default")
    public Map<String, Object> all() {
        return Map.of("config", configs.defaults(current.context(), null, null));
    }

    @GET
    @Path("{group}/default")
    @Policy("identity:get_domain_config_default")
    public Map<String, Object> group(@PathParam("group") String group) {
        return Map.of("config", configs.defaults(current.context(), group, null));
    }

    @GET
    @Path("{group}/{option}/default")
    @Policy("identity:get_domain_config_default")
    public Map<String, Object> option(@PathParam("group") String group, @PathParam("option") String option) {
        return Map.of("config", configs.defaults(current.context(), group, option));
    }
}
