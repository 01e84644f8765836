package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.identity.DomainConfigService;
import org.ustack.kernel.Json;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** What a domain sets for itself: as a whole, by group, by option. */
@Path("v3/domains/{domain_id}/config")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DomainConfigResource {

    @Inject
    CurrentRequest current;

    @Inject
    DomainConfigService configs;

    @PathParam("domain_id")
    String domainId;

    /** 201 where nothing was set before, as upstream. */
    @PUT
    @Policy("identity:create_domain_config")
    public Response replace(JsonBody body) {
        DomainConfigService.Written written = configs.replace(current.context(), domainId, config(body));
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(Map.of("config", written.config()))
                .build();
    }

    @GET
    @Policy("identity:get_domain_config")
    public Map<String, Object> get() {
        return get(null, null);
    }

    @GET
    @Path("{group}")
    @Policy("identity:get_domain_config")
    public Map<String, Object> group(@PathParam("group") String group) {
        return get(group, null);
    }

    @GET
    @Path("{group}/{option}")
    @Policy("identity:get_domain_config")
    public Map<String, Object> option(@PathParam("group") String group, @PathParam("option") String option) {
        return get(group, option);
    }

    @PATCH
    @Policy("identity:update_domain_config")
    public Map<String, Object> update(JsonBody body) {
        return update(body, null, null);
    }

    @PATCH
    @Path("{group}")
    @Policy("identity:update_domain_config")
    public Map<String, Object> updateGroup(@PathParam("group") String group, JsonBody body) {
        return update(body, group, null);
    }

    @PATCH
    @Path("{group}/{option}")
    @Policy("identity:update_domain_config")
    public Map<String, Object> updateOption(
            @PathParam("group") String group, @PathParam("option") String option, JsonBody body) {
        return update(body, group, option);
    }

    @DELETE
    @Policy("identity:delete_domain_config")
    public void delete() {
        configs.delete(current.context(), domainId, null, null);
    }

    @DELETE
    @Path("{group}")
    @Policy("identity:delete_domain_config")
    public void deleteGroup(@PathParam("group") String group) {
        configs.delete(current.context(), domainId, group, null);
    }

    @DELETE
    @Path("{group}/{option}")
    @Policy("identity:delete_domain_config")
    public void deleteOption(@PathParam("group") String group, @PathParam("option") String option) {
        configs.delete(current.context(), domainId, group, option);
    }

    private Map<String, Object> get(String group, String option) {
        return Map.of("config", configs.get(current.context(), domainId, group, option));
    }

    private Map<String, Object> update(JsonBody body, String group, String option) {
        return Map.of("config", configs.update(current.context(), domainId, config(body), group, option));
    }

    /** Absent is empty, as upstream. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> config(JsonBody body) {
        JsonBody config = body.object("config");
        return config == null ? Map.of() : Json.mapper().convertValue(config.node(), LinkedHashMap.class);
    }
}
