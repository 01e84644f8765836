package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

@Path("v2.0/security-group-rules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SecurityGroupRulesResource {

    @Inject
    SecurityGroupService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_security_group_rule")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "security_group_rules",
                service.listRules(current.context(), Lists.listing(uri)),
                this::json,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_security_group_rule")
    public Response create(JsonBody body) {
        List<SecurityGroupRuleDraft> drafts = Bodies.drafts(body, "security_group_rule", "security_group_rules", SecurityGroupRuleJson::draft);
        List<Map<String, Object>> made =
                service.createRules(current.context(), drafts).stream().map(this::json).toList();
        Map<String, Object> answer =
                Bodies.bulk(body, "security_group_rules") ? Map.of("security_group_rules", made) : Map.of("security_group_rule", made.get(0));
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }

    @GET
    @Path("{id}")
    @Policy("get_security_group_rule")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("security_group_rule", Lists.fields(json(service.showRule(current.context(), id)), uri));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_security_group_rule")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.deleteRule(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    private Map<String, Object> json(SecurityGroupRuleView view) {
        return SecurityGroupRuleJson.of(view);
    }
}
