package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.LimitService;
import org.ustack.identity.RegisteredLimitDraft;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** What services count, with the defaults. */
@Path("v3/registered_limits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegisteredLimitsResource {

    private static final String MANY = "registered_limits";
    private static final String NUMBER = "default_limit";
    private static final List<String> KNOWN =
            List.of("service_id", "region_id", "resource_name", NUMBER, "description");

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    LimitService limits;

    static RegisteredLimitDraft draft(JsonBody body, boolean create) {
        LimitsBody.allowOnly(body, KNOWN);
        return new RegisteredLimitDraft(
                create ? body.requiredText("service_id", 1, 64) : body.text("service_id", 1, 64),
                IdentityBody.clearable(body, "region_id", 255),
                create ? body.requiredText("resource_name", 1, 255) : body.text("resource_name", 1, 255),
                create ? LimitsBody.requiredNumber(body, NUMBER) : LimitsBody.number(body, NUMBER),
                body.text("description", 0, IdentityBody.TEXT_MAX));
    }

    @POST
    @Policy("identity:create_registered_limits")
    public Response create(JsonBody body) {
        List<RegisteredLimitDraft> drafts = LimitsBody.several(body, MANY, one -> draft(one, true));
        return LimitsBody.made(MANY, limits.register(current.context(), drafts), json()::registeredLimit);
    }

    @GET
    @Policy("identity:list_registered_limits")
    public Map<String, Object> list(
            @QueryParam("service_id") String serviceId,
            @QueryParam("region_id") String regionId,
            @QueryParam("resource_name") String resourceName) {
        IdentityJson json = json();
        List<Map<String, Object>> items =
                limits.registered(current.context(), serviceId, regionId, resourceName).stream()
                        .map(json::registeredLimit)
                        .toList();
        return IdentityList.of(MANY, items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_registered_limit")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("registered_limit", json().registeredLimit(limits.registered(current.context(), id)));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_registered_limit")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        RegisteredLimitDraft draft = draft(IdentityBody.envelope(body, "registered_limit"), false);
        return Map.of(
                "registered_limit", json().registeredLimit(limits.updateRegistered(current.context(), id, draft)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_registered_limit")
    public void delete(@PathParam("id") String id) {
        limits.deleteRegistered(current.context(), id);
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
