package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.util.Set;
import org.ustack.identity.AccessRuleDraft;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Secrets with which programs log in as their owner. */
@Path("v3/users/{user_id}/application_credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ApplicationCredentialsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    ApplicationCredentialService credentials;

    @Inject
    TokenService tokens;

    @PathParam("user_id")
    String userId;

    private static final int SECRET_MAX = 4096;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

    private static ApplicationCredentialDraft draft(JsonBody body) {
        List<JsonBody> rules = body.objects("access_rules");
        return new ApplicationCredentialDraft(
                IdentityBody.requiredName(body, 255),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                body.text("secret", 1, SECRET_MAX),
                RoleReferences.read(body, "roles"),
                IdentityTimes.end(body, "expires_at"),
                body.flag("unrestricted"),
                rules == null
                        ? null
                        : rules.stream()
                                .map(ApplicationCredentialsResource::rule)
                                .toList());
    }

    private static AccessRuleDraft rule(JsonBody body) {
        if (body.hasValue("id")) {
            return new AccessRuleDraft(body.text("id", 1, 64), null, null, null);
        }
        String method = body.requiredText("method", 1, 16);
        if (!METHODS.contains(method)) {
            throw body.invalid(
                    "method",
                    "'" + method + "' is not one of "
                            + METHODS.stream().sorted().toList());
        }
        String path = body.requiredText("path", 1, 128);
        if (!path.startsWith("/")) {
            throw body.invalid("path", "'" + path + "' does not match '^\\\\/.*'");
        }
        return new AccessRuleDraft(null, body.requiredText("service", 1, 64), method, path);
    }

    @POST
    @Policy("identity:create_application_credential")
    public Response create(JsonBody body) {
        ApplicationCredentialView made = credentials.create(
                current.context(), token(), userId, draft(IdentityBody.envelope(body, "application_credential")));
        return Response.status(Response.Status.CREATED).entity(json(made)).build();
    }

    @GET
    @Policy("identity:list_application_credentials")
    public Map<String, Object> list(@QueryParam("name") String name) {
        IdentityJson json = json();
        List<Map<String, Object>> items = credentials.list(current.context(), userId, name).stream()
                .map(json::applicationCredential)
                .toList();
        return IdentityList.of("application_credentials", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_application_credential")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(credentials.get(current.context(), userId, id));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_application_credential")
    public void delete(@PathParam("id") String id) {
        credentials.delete(current.context(), token(), userId, id);
    }

    private TokenView token() {
        return tokens.show(current.context(), current.token());
    }

    private Map<String, Object> json(ApplicationCredentialView view) {
        return Map.of("application_credential", json().applicationCredential(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
