package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** The requests that a user has written down for its application credentials. */
@Path("v3/users/{user_id}/access_rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessRulesResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    ApplicationCredentialService credentials;

    @PathParam("user_id")
    String userId;

    @GET
    @Policy("identity:list_access_rules")
    public Map<String, Object> list(
            @QueryParam("service") String service,
            @QueryParam("method") String method,
            @QueryParam("path") String path) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items =
                credentials.accessRules(current.context(), userId, service, method, path).stream()
                        .map(rule -> json.accessRule(userId, rule))
                        .toList();
        return IdentityList.of("access_rules", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_access_rule")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of(
                "access_rule",
                new IdentityJson(current.baseUrl())
                        .accessRule(userId, credentials.accessRule(current.context(), userId, id)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_access_rule")
    public void delete(@PathParam("id") String id) {
        credentials.deleteAccessRule(current.context(), userId, id);
    }
}
