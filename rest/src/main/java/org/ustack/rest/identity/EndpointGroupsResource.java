package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.EndpointFilterService;
import org.ustack.identity.EndpointGroupDraft;
import org.ustack.identity.EndpointGroupView;
import org.ustack.identity.IdentityError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Groups of endpoints that projects see together. */
@Path("v3/OS-EP-FILTER/endpoint_groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointGroupsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    EndpointFilterService filters;

    private static final Set<String> FILTERS = Set.of("service_id", "region_id", "interface");

    private static EndpointGroupDraft draft(JsonBody body, boolean create) {
        Map<String, String> wanted = body.textMap("filters", 255);
        if (create && (wanted == null || wanted.isEmpty())) {
            throw IdentityError.invalid("filters field is required and cannot be empty");
        }
        if (wanted != null && !FILTERS.containsAll(wanted.keySet())) {
            throw IdentityError.invalid("Expecting to find service_id or region_id or interface in endpoint_group."
                    + " The server could not comply with the request since it is either malformed or otherwise"
                    + " incorrect. The client is assumed to be in error.");
        }
        return new EndpointGroupDraft(
                create ? IdentityBody.requiredName(body, 255) : IdentityBody.name(body, 255),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                wanted);
    }

    @POST
    @Policy("identity:create_endpoint_group")
    public Response create(JsonBody body) {
        EndpointGroupDraft draft = draft(IdentityBody.envelope(body, "endpoint_group"), true);
        return Response.status(Response.Status.CREATED)
                .entity(json(filters.createGroup(current.context(), draft)))
                .build();
    }

    @GET
    @Policy("identity:list_endpoint_groups")
    public Map<String, Object> list(@QueryParam("name") String name) {
        IdentityJson json = json();
        List<Map<String, Object>> items = filters.groups(current.context(), name).stream()
                .map(json::endpointGroup)
                .toList();
        return IdentityList.of("endpoint_groups", items, current, uri);
    }

    /** Also answers HEAD. */
    @GET
    @Path("{id}")
    @Policy("identity:get_endpoint_group")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(filters.group(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_endpoint_group")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        EndpointGroupDraft draft = draft(IdentityBody.envelope(body, "endpoint_group"), false);
        return json(filters.updateGroup(current.context(), id, draft));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_endpoint_group")
    public void delete(@PathParam("id") String id) {
        filters.deleteGroup(current.context(), id);
    }

    @GET
    @Path("{id}/endpoints")
    @Policy("identity:list_endpoints_associated_with_endpoint_group")
    public Map<String, Object> endpoints(@PathParam("id") String id) {
        IdentityJson json = json();
        List<Map<String, Object>> items = filters.endpointsOfGroup(current.context(), id).stream()
                .map(json::endpoint)
                .toList();
        return IdentityList.of("endpoints", items, current, uri);
    }

    @GET
    @Path("{id}/projects")
    @Policy("identity:list_projects_associated_with_endpoint_group")
    public Map<String, Object> projects(@PathParam("id") String id) {
        IdentityJson json = json();
        List<Map<String, Object>> items = filters.projectsOfGroup(current.context(), id).stream()
                .map(json::project)
                .toList();
        return IdentityList.of("projects", items, current, uri);
    }

    @PUT
    @Path("{id}/projects/{project_id}")
    @Policy("identity:add_endpoint_group_to_project")
    public void add(@PathParam("id") String id, @PathParam("project_id") String projectId) {
        filters.addGroup(current.context(), id, projectId);
    }

    /** Also answers HEAD. */
    @GET
    @Path("{id}/projects/{project_id}")
    @Policy("identity:get_endpoint_group_in_project")
    public Map<String, Object> check(@PathParam("id") String id, @PathParam("project_id") String projectId) {
        filters.checkGroup(current.context(), id, projectId);
        Map<String, Object> association = new LinkedHashMap<>();
        association.put("endpoint_group_id", id);
        association.put("project_id", projectId);
        association.put(
                "links", Map.of("self", json().v3("/OS-EP-FILTER/endpoint_groups/" + id + "/projects/" + projectId)));
        return Map.of("project_endpoint_group", association);
    }

    @DELETE
    @Path("{id}/projects/{project_id}")
    @Policy("identity:remove_endpoint_group_from_project")
    public void remove(@PathParam("id") String id, @PathParam("project_id") String projectId) {
        filters.removeGroup(current.context(), id, projectId);
    }

    private Map<String, Object> json(EndpointGroupView view) {
        return Map.of("endpoint_group", json().endpointGroup(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
