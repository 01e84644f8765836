package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

@Path("v2.0/security-groups")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SecurityGroupsResource {

    @Inject
    SecurityGroupService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_security_group")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "security_groups",
                service.list(current.context(), Lists.listing(uri)),
                this::json,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_security_group")
    public Response create(JsonBody body) {
        List<SecurityGroupDraft> drafts = Bodies.drafts(body, "security_group", "security_groups", SecurityGroupJson::draft);
        List<Map<String, Object>> made =
                service.create(current.context(), drafts).stream().map(this::json).toList();
        Map<String, Object> answer =
                Bodies.bulk(body, "security_groups") ? Map.of("security_groups", made) : Map.of("security_group", made.get(0));
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }

    @GET
    @Path("{id}")
    @Policy("get_security_group")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("security_group", Lists.fields(json(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_security_group")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        SecurityGroupDraft changes = SecurityGroupJson.changes(Bodies.single(body, "security_group"));
        return Map.of("security_group", json(service.update(current.context(), id, changes, Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_security_group")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    private Map<String, Object> json(SecurityGroupView view) {
        return SecurityGroupJson.of(view);
    }
}
