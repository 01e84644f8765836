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
import java.util.Set;
import org.ustack.identity.PolicyDocumentDraft;
import org.ustack.identity.PolicyDocumentService;
import org.ustack.identity.PolicyDocumentView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Policy documents that services may fetch. */
@Path("v3/policies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PolicyDocumentsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    PolicyDocumentService documents;

    private static final Set<String> KNOWN = Set.of("id", "type", "blob", "links");

    private static PolicyDocumentDraft draft(JsonBody body, boolean create) {
        return new PolicyDocumentDraft(
                create ? body.requiredText("type", 1, 255) : body.text("type", 1, 255),
                create
                        ? body.requiredText("blob", 0, IdentityBody.TEXT_MAX)
                        : body.text("blob", 0, IdentityBody.TEXT_MAX),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_policy")
    public Response create(JsonBody body) {
        PolicyDocumentDraft draft = draft(IdentityBody.envelope(body, "policy"), true);
        return Response.status(Response.Status.CREATED)
                .entity(json(documents.create(current.context(), draft)))
                .build();
    }

    @GET
    @Policy("identity:list_policies")
    public Map<String, Object> list(@QueryParam("type") String type) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = documents.list(current.context(), type).stream()
                .map(json::policyDocument)
                .toList();
        return IdentityList.of("policies", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_policy")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(documents.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_policy")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(documents.update(current.context(), id, draft(IdentityBody.envelope(body, "policy"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_policy")
    public void delete(@PathParam("id") String id) {
        documents.delete(current.context(), id);
    }

    private Map<String, Object> json(PolicyDocumentView view) {
        return Map.of("policy", new IdentityJson(current.baseUrl()).policyDocument(view));
    }
}
