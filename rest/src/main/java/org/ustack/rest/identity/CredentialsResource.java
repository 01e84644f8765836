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
import org.ustack.identity.CredentialDraft;
import org.ustack.identity.CredentialService;
import org.ustack.identity.CredentialView;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Secrets that users keep here. */
@Path("v3/credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CredentialsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    CredentialService credentials;

    @Inject
    TokenService tokens;

    private static final int BLOB_MAX = 65_535;

    private static CredentialDraft draft(JsonBody body, boolean create) {
        return new CredentialDraft(
                body.text("user_id", 1, 64),
                body.text("project_id", 1, 64),
                create ? body.requiredText("type", 1, 255) : body.text("type", 1, 255),
                create ? body.requiredText("blob", 0, BLOB_MAX) : body.text("blob", 0, BLOB_MAX));
    }

    @POST
    @Policy("identity:create_credential")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(credentials.create(
                        current.context(), token(), draft(IdentityBody.envelope(body, "credential"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_credentials")
    public Map<String, Object> list(@QueryParam("user_id") String userId, @QueryParam("type") String type) {
        IdentityJson json = json();
        List<Map<String, Object>> items = credentials.list(current.context(), userId, type).stream()
                .map(json::credential)
                .toList();
        return IdentityList.of("credentials", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_credential")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(credentials.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_credential")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(credentials.update(
                current.context(), token(), id, draft(IdentityBody.envelope(body, "credential"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_credential")
    public void delete(@PathParam("id") String id) {
        credentials.delete(current.context(), id);
    }

    private TokenView token() {
        return tokens.show(current.context(), current.token());
    }

    private Map<String, Object> json(CredentialView view) {
        return Map.of("credential", json().credential(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
