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
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainService;
import org.ustack.identity.DomainView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Domains. */
@Path("v3/domains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DomainsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    DomainService domains;

    private static final Set<String> KNOWN =
            Set.of("id", "name", "description", "enabled", "options", "tags", "links", "explicit_domain_id");

    private static DomainDraft draft(JsonBody body, boolean create) {
        return new DomainDraft(
                create ? IdentityBody.requiredName(body, 64) : IdentityBody.name(body, 64),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                IdentityBody.bool(body, "enabled"),
                IdentityBody.options(body),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_domain")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(created(IdentityBody.envelope(body, "domain"))))
                .build();
    }

    @GET
    @Policy("identity:list_domains")
    public Map<String, Object> list(@QueryParam("name") String name, @QueryParam("enabled") String enabled) {
        IdentityJson json = json();
        List<Map<String, Object>> items = domains.list(current.context(), name, IdentityBody.flag(enabled)).stream()
                .map(json::domain)
                .toList();
        return IdentityList.of("domains", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_domain")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(domains.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_domain")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(domains.update(current.context(), id, draft(IdentityBody.envelope(body, "domain"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_domain")
    public void delete(@PathParam("id") String id) {
        domains.delete(current.context(), id);
    }

    private DomainView created(JsonBody domain) {
        String id = domain.text("explicit_domain_id", 1, 32);
        if (id != null && !id.matches("[0-9a-f]{32}")) {
            throw domain.invalid("explicit_domain_id", "'" + id + "' does not match '[0-9a-f]{32}'");
        }
        return domains.create(current.context(), id, draft(domain, true));
    }

    private Map<String, Object> json(DomainView view) {
        return Map.of("domain", json().domain(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
