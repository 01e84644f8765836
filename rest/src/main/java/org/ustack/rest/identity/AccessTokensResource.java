package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.OAuthService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** What a user lets consumers do. */
@Path("v3/users/{user_id}/OS-OAUTH1/access_tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessTokensResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    OAuthService oauth;

    @PathParam("user_id")
    String userId;

    @GET
    @Policy("identity:list_access_tokens")
    public Map<String, Object> list() {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = oauth.accessTokens(current.context(), userId).stream()
                .map(json::accessToken)
                .toList();
        return IdentityList.of("access_tokens", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_access_token")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of(
                "access_token",
                new IdentityJson(current.baseUrl()).accessToken(oauth.accessToken(current.context(), userId, id)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_access_token")
    public void delete(@PathParam("id") String id) {
        oauth.deleteAccessToken(current.context(), userId, id);
    }

    @GET
    @Path("{id}/roles")
    @Policy("identity:list_access_token_roles")
    public Map<String, Object> roles(@PathParam("id") String id) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = oauth.accessTokenRoles(current.context(), userId, id).stream()
                .map(json::role)
                .toList();
        return IdentityList.of("roles", items, current, uri);
    }

    @GET
    @Path("{id}/roles/{role_id}")
    @Policy("identity:get_access_token_role")
    public Map<String, Object> role(@PathParam("id") String id, @PathParam("role_id") String roleId) {
        return Map.of(
                "role",
                new IdentityJson(current.baseUrl()).role(oauth.accessTokenRole(current.context(), userId, id, roleId)));
    }
}
