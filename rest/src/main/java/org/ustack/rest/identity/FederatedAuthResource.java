package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.IssuedToken;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.PublicEndpoint;

/** Logins by the word of an identity provider: with its token as a bearer token (RFC 6750). */
@Path("v3/OS-FEDERATION/identity_providers/{idp_id}/protocols/{protocol_id}/auth")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FederatedAuthResource {

    private static final String BEARER = "bearer ";

    @Inject
    FederatedLoginService federation;

    @Inject
    LoginAttempt attempt;

    @Inject
    TokenAdditions additions;

    @POST
    @PublicEndpoint("this is the login; the provider's token is the proof")
    public Response login(
            @PathParam("idp_id") String providerId,
            @PathParam("protocol_id") String protocol,
            @HeaderParam("Authorization") String authorization) {
        String bearer = bearer(authorization);
        IssuedToken issued =
                attempt.ofVouched(() -> federation.login(providerId, protocol, bearer), Function.identity());
        Map<String, Object> token = TokenJson.of(issued.view(), null);
        return Response.status(Response.Status.CREATED)
                .header("X-Subject-Token", issued.token())
                .header("Vary", "X-Auth-Token")
                .entity(additions.to(issued.view(), token))
                .build();
    }

    /** The same, as upstream. */
    @GET
    @PublicEndpoint("this is the login; the provider's token is the proof")
    public Response loginByGet(
            @PathParam("idp_id") String providerId,
            @PathParam("protocol_id") String protocol,
            @HeaderParam("Authorization") String authorization) {
        return login(providerId, protocol, authorization);
    }

    private static String bearer(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return authorization.substring(BEARER.length()).trim();
    }
}
