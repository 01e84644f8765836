package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.IdentityError;
import org.ustack.identity.OAuthKey;
import org.ustack.identity.OAuthService;
import org.ustack.identity.RoleReference;
import org.ustack.identity.SignedRequest;
import org.ustack.identity.TokenService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/** The dance of OAuth 1.0a: request token, its authorization, access token. */
@Path("v3/OS-OAUTH1")
@RequestScoped
public class OAuthResource {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    @Inject
    OAuthService oauth;

    @Inject
    TokenService tokens;

    @POST
    @Path("request_token")
    @Consumes(MediaType.WILDCARD)
    @Produces({FORM, MediaType.APPLICATION_JSON})
    @PublicEndpoint("the consumer proves itself with its signature")
    public Response requestToken(@HeaderParam("Requested-Project-Id") String projectId) {
        SignedRequest signed = signed();
        if (projectId == null || projectId.isEmpty()) {
            throw IdentityError.invalid("Expecting to find requested_project_id in request."
                    + " The server could not comply with the request since it is either malformed or otherwise"
                    + " incorrect. The client is assumed to be in error.");
        }
        return form(oauth.requestToken(signed, projectId));
    }

    @PUT
    @Path("authorize/{request_token_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Policy("identity:authorize_request_token")
    public Map<String, Object> authorize(@PathParam("request_token_id") String id, JsonBody body) {
        List<RoleReference> roles = RoleReferences.read(body, "roles");
        if (roles == null) {
            throw body.invalid("roles", "'roles' is a required property");
        }
        String verifier =
                oauth.authorize(current.context(), tokens.show(current.context(), current.token()), id, roles);
        return Map.of("token", Map.of("oauth_verifier", verifier));
    }

    @POST
    @Path("access_token")
    @Consumes(MediaType.WILDCARD)
    @Produces({FORM, MediaType.APPLICATION_JSON})
    @PublicEndpoint("the consumer proves itself with its signature and the user's verifier")
    public Response accessToken() {
        return form(oauth.accessToken(signed()));
    }

    private SignedRequest signed() {
        SignedRequest signed = OAuthHeader.read("POST", headers, uri, current.baseUrl());
        if (signed == null) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return signed;
    }

    private static Response form(OAuthKey key) {
        String text = "oauth_token=" + key.id() + "&oauth_token_secret=" + key.secret();
        String end = key.expiresAt() == null ? "" : "&oauth_expires_at=" + ApiTimes.microsZulu(key.expiresAt());
        return Response.status(Response.Status.CREATED)
                .type(FORM)
                .entity(text + end)
                .build();
    }
}
