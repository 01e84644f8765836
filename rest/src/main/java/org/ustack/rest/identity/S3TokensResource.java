package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.ustack.identity.CatalogService;
import org.ustack.identity.Ec2Signature;
import org.ustack.identity.Ec2TokenService;
import org.ustack.identity.IdentityError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Tokens for requests that came to an S3 API; the string to sign is made by the service that got them. */
@Path("v3/s3tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class S3TokensResource {

    private static final int MAX = 65_535;

    @Inject
    CurrentRequest current;

    @Inject
    Ec2TokenService tokens;

    @Inject
    CatalogService catalog;

    @POST
    @Policy("identity:s3tokens_validate")
    public Response s3(JsonBody body) {
        JsonBody sent = Ec2TokensResource.credentials(body);
        Ec2Signature request = new Ec2Signature(
                Ec2TokensResource.access(sent),
                sent.text("signature", 0, MAX),
                decoded(sent.text("token", 0, MAX)),
                "",
                "",
                "",
                Map.of(),
                Map.of(),
                null);
        return Ec2TokensResource.answer(tokens.authenticate(current.context(), request), catalog, current.baseUrl());
    }

    /** The string to sign, which comes in URL-safe base 64. */
    private static String decoded(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder()
                    .decode(Ec2TokensResource.orEmpty(token).replace('+', '-').replace('/', '_'));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw IdentityError.invalid("The token is not in base 64.");
        }
    }
}
