package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.CatalogService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.identity.SignedRequest;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.kernel.Settings;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/** Tokens: issue, show, check, revoke; and where the caller could go. */
@Path("v3/auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthResource {

    private static final String SUBJECT = "X-Subject-Token";
    private static final String RECEIPT = "Openstack-Auth-Receipt";

    @Inject
    CurrentRequest current;

    @Inject
    TokenService tokens;

    @Inject
    LoginAttempt attempt;

    @Inject
    CatalogService catalog;

    @Inject
    TokenAdditions additions;

    @Inject
    Settings settings;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @POST
    @Path("tokens")
    @PublicEndpoint("this is the login")
    public Response authenticate(
            JsonBody body, @HeaderParam(RECEIPT) String receipt, @QueryParam("nocatalog") String noCatalog) {
        SignedRequest signed = OAuthHeader.read("POST", headers, uri, current.baseUrl());
        AuthRequest request = AuthBody.read(body, signed, external(), receipt);
        IssuedToken issued;
        try {
            issued = attempt.of(request, () -> tokens.authenticate(request));
        } catch (MoreProofNeeded more) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .header(RECEIPT, more.receipt().id())
                    .header("Vary", "X-Auth-Token")
                    .entity(TokenJson.receipt(more.receipt()))
                    .build();
        }
        return Response.status(Response.Status.CREATED)
                .header(SUBJECT, issued.token())
                .header("Vary", "X-Auth-Token")
                .entity(additions.to(issued.view(), TokenJson.of(issued.view(), catalog(issued.view(), noCatalog))))
                .build();
    }

    /** Also answers HEAD. */
    @GET
    @Path("tokens")
    @Policy("identity:validate_token")
    public Response show(
            @HeaderParam(SUBJECT) String subject,
            @QueryParam("nocatalog") String noCatalog,
            @QueryParam("allow_expired") String allowExpired) {
        TokenView view = Boolean.TRUE.equals(IdentityBody.flag(allowExpired))
                ? tokens.showEvenExpired(current.context(), required(subject))
                : tokens.show(current.context(), required(subject));
        return Response.ok(additions.to(view, TokenJson.of(view, catalog(view, noCatalog))))
                .header(SUBJECT, subject)
                .header("Vary", "X-Auth-Token")
                .build();
    }

    @DELETE
    @Path("tokens")
    @Policy("identity:revoke_token")
    public void revoke(@HeaderParam(SUBJECT) String subject) {
        tokens.revoke(current.context(), required(subject));
    }

    @GET
    @Path("catalog")
    @Policy("identity:get_auth_catalog")
    public Map<String, Object> catalog() {
        TokenView view = tokens.show(current.context(), current.token());
        if (view.roles().isEmpty()) {
            throw IdentityError.forbidden("identity:get_auth_catalog");
        }
        return IdentityList.of("catalog", catalog(view, null), current, uri);
    }

    @GET
    @Path("projects")
    @Policy("identity:get_auth_projects")
    public Map<String, Object> projects() {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = tokens.projectsOf(current.context().userId()).stream()
                .map(json::project)
                .toList();
        return IdentityList.of("projects", items, current, uri);
    }

    @GET
    @Path("domains")
    @Policy("identity:get_auth_domains")
    public Map<String, Object> domains() {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items = tokens.domainsOf(current.context().userId()).stream()
                .map(json::domain)
                .toList();
        return IdentityList.of("domains", items, current, uri);
    }

    @GET
    @Path("system")
    @Policy("identity:get_auth_system")
    public Map<String, Object> system() {
        boolean all = tokens.hasSystemRole(current.context().userId());
        return IdentityList.of("system", all ? List.of(Map.of("all", true)) : List.of(), current, uri);
    }

    /** Null where no front is trusted, or it names nobody. */
    private String external() {
        String header = settings.get(IdentitySettings.EXTERNAL_USER_HEADER);
        return header.isEmpty() ? null : headers.getHeaderString(header);
    }

    private List<Map<String, Object>> catalog(TokenView view, String noCatalog) {
        return noCatalog != null
                ? null
                : TokenJson.catalog(
                        catalog.offers(
                                view.project() == null ? null : view.project().id()),
                        view,
                        current.baseUrl());
    }

    private static String required(String subject) {
        if (subject == null || subject.isEmpty()) {
            throw IdentityError.invalid("The X-Subject-Token header is required.");
        }
        return subject;
    }
}
