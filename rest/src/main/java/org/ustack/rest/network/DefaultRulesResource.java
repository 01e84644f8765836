package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.ustack.kernel.Slice;
import org.ustack.network.DefaultRuleService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** The rules that new security groups begin with. */
@Path("v2.0/default-security-group-rules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DefaultRulesResource {

    private static final String ONE = "default_security_group_rule";

    @Inject
    DefaultRuleService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_default_security_group_rule")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                ONE + "s",
                new Slice<>(service.list(current.context()), false),
                DefaultRuleJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_default_security_group_rule")
    public Response create(JsonBody body) {
        DefaultRuleService.View made =
                service.create(current.context(), DefaultRuleJson.draft(Bodies.single(body, ONE)));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of(ONE, DefaultRuleJson.of(made)))
                .build();
    }

    @GET
    @Path("{id}")
    @Policy("get_default_security_group_rule")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of(ONE, Lists.fields(DefaultRuleJson.of(service.show(current.context(), id)), uri));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_default_security_group_rule")
    public void delete(@PathParam("id") String id) {
        service.delete(current.context(), id);
    }
}
