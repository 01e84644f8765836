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
import java.util.Locale;
import java.util.Map;
import org.ustack.identity.IdentityError;
import org.ustack.identity.LimitDraft;
import org.ustack.identity.LimitService;
import org.ustack.identity.Target;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** What single projects and domains may have instead of the defaults. */
@Path("v3/limits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LimitsResource {

    private static final String MANY = "limits";
    private static final String NUMBER = "resource_limit";

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    LimitService limits;

    private static LimitDraft draft(JsonBody body) {
        String project = body.text("project_id", 1, 64);
        String domain = body.text("domain_id", 1, 64);
        if ((project == null) == (domain == null)) {
            throw IdentityError.invalid("A limit is for one of project_id and domain_id.");
        }
        int number = LimitsBody.requiredNumber(body, NUMBER);
        return new LimitDraft(
                project == null ? Target.domain(domain) : Target.project(project),
                body.requiredText("service_id", 1, 64),
                body.text("region_id", 1, 255),
                body.requiredText("resource_name", 1, 255),
                number,
                body.text("description", 0, IdentityBody.TEXT_MAX));
    }

    @POST
    @Policy("identity:create_limits")
    public Response create(JsonBody body) {
        List<LimitDraft> drafts = LimitsBody.several(body, MANY, LimitsResource::draft);
        return LimitsBody.made(MANY, limits.create(current.context(), drafts), json()::limit);
    }

    @GET
    @Policy("identity:list_limits")
    public Map<String, Object> list(
            @QueryParam("project_id") String projectId,
            @QueryParam("domain_id") String domainId,
            @QueryParam("service_id") String serviceId,
            @QueryParam("region_id") String regionId,
            @QueryParam("resource_name") String resourceName) {
        Target owner =
                projectId != null ? Target.project(projectId) : domainId != null ? Target.domain(domainId) : null;
        IdentityJson json = json();
        List<Map<String, Object>> items =
                limits
                        .list(current.context(), new LimitService.Filter(owner, serviceId, regionId, resourceName))
                        .stream()
                        .map(json::limit)
                        .toList();
        return IdentityList.of(MANY, items, current, uri);
    }

    @GET
    @Path("model")
    @Policy("identity:get_limit_model")
    public Map<String, Object> model() {
        LimitService.Model model = limits.model(current.context());
        return Map.of(
                "model", Map.of("name", model.name().toLowerCase(Locale.ROOT), "description", model.description()));
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_limit")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("limit", json().limit(limits.get(current.context(), id)));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_limit")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        JsonBody limit = IdentityBody.envelope(body, "limit");
        LimitsBody.allowOnly(limit, List.of(NUMBER, "description"));
        LimitDraft draft = new LimitDraft(
                null,
                null,
                null,
                null,
                LimitsBody.number(limit, NUMBER),
                limit.text("description", 0, IdentityBody.TEXT_MAX));
        return Map.of("limit", json().limit(limits.update(current.context(), id, draft)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_limit")
    public void delete(@PathParam("id") String id) {
        limits.delete(current.context(), id);
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
