package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.EndpointFilterService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** Which endpoints a project sees. */
@Path("v3/OS-EP-FILTER")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectEndpointsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    EndpointFilterService filters;

    @GET
    @Path("projects/{project_id}/endpoints")
    @Policy("identity:list_endpoints_for_project")
    public Map<String, Object> endpoints(@PathParam("project_id") String projectId) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = filters.endpointsOfProject(current.context(), projectId).stream()
                .map(json::endpoint)
                .toList();
        return IdentityList.of("endpoints", items, current, uri);
    }

    @PUT
    @Path("projects/{project_id}/endpoints/{endpoint_id}")
    @Policy("identity:add_endpoint_to_project")
    public void add(@PathParam("project_id") String projectId, @PathParam("endpoint_id") String endpointId) {
        filters.addEndpoint(current.context(), projectId, endpointId);
    }

    /** Also answers HEAD. */
    @GET
    @Path("projects/{project_id}/endpoints/{endpoint_id}")
    @Policy("identity:check_endpoint_in_project")
    public void check(@PathParam("project_id") String projectId, @PathParam("endpoint_id") String endpointId) {
        filters.checkEndpoint(current.context(), projectId, endpointId);
    }

    @DELETE
    @Path("projects/{project_id}/endpoints/{endpoint_id}")
    @Policy("identity:remove_endpoint_from_project")
    public void remove(@PathParam("project_id") String projectId, @PathParam("endpoint_id") String endpointId) {
        filters.removeEndpoint(current.context(), projectId, endpointId);
    }

    @GET
    @Path("projects/{project_id}/endpoint_groups")
    @Policy("identity:list_endpoint_groups_for_project")
    public Map<String, Object> groups(@PathParam("project_id") String projectId) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = filters.groupsOfProject(current.context(), projectId).stream()
                .map(json::endpointGroup)
                .toList();
        return IdentityList.of("endpoint_groups", items, current, uri);
    }

    @GET
    @Path("endpoints/{endpoint_id}/projects")
    @Policy("identity:list_projects_for_endpoint")
    public Map<String, Object> projects(@PathParam("endpoint_id") String endpointId) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = filters.projectsOfEndpoint(current.context(), endpointId).stream()
                .map(json::project)
                .toList();
        return IdentityList.of("projects", items, current, uri);
    }
}
