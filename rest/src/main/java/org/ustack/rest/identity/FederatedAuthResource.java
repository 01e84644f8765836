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
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.FederationError;
import org.ustack.identity.IssuedToken;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.PublicEndpoint;

/** Logins by the word of an identity provider: with its token as a bearer token (RFC 6750). */
@Path("v3/OS-FEDERATION")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FederatedAuthResource {

    private static final String BEARER = "bearer ";

    @Inject
    FederatedLoginService federation;

    @Inject
    TokenAdditions additions;

    @POST
    @Path("identity_providers/{idp_id}/protocols/{protocol_id}/auth")
    @PublicEndpoint("this is the login; the provider's token is the proof")
    public Response login(
            @PathParam("idp_id") String providerId,
            @PathParam("protocol_id") String protocol,
            @HeaderParam("Authorization") String authorization) {
        IssuedToken issued = federation.login(providerId, protocol, bearer(authorization));
        Map<String, Object> token = TokenJson.of(issued.view(), null);
        return Response.status(Response.Status.CREATED)
                .header("X-Subject-Token", issued.token())
                .header("Vary", "X-Auth-Token")
                .entity(additions.to(issued.view(), token))
                .build();
    }

    /** The same, as upstream. */
    @GET
    @Path("identity_providers/{idp_id}/protocols/{protocol_id}/auth")
    @PublicEndpoint("this is the login; the provider's token is the proof")
    public Response loginByGet(
            @PathParam("idp_id") String providerId,
            @PathParam("protocol_id") String protocol,
            @HeaderParam("Authorization") String authorization) {
        return login(providerId, protocol, authorization);
    }

    /** What upstream answers where no metadata were made: SAML is not offered. */
    @GET
    @Path("saml2/metadata")
    @PublicEndpoint("upstream shows its metadata to everybody")
    public Response metadata() {
        throw new CloudException(FederationError.NO_METADATA);
    }

    private static String bearer(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return authorization.substring(BEARER.length()).trim();
    }
}
