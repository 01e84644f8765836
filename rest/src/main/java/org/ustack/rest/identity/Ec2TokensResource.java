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
import java.util.List;
import java.util.Map;
import org.ustack.identity.CatalogService;
import org.ustack.identity.Ec2Signature;
import org.ustack.identity.Ec2TokenService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.TokenView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Tokens for requests that came to an EC2 or S3 API; asked for by the service that got them. */
@Path("v3")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class Ec2TokensResource {

    private static final int MAX = 65_535;

    @Inject
    CurrentRequest current;

    @Inject
    Ec2TokenService tokens;

    @Inject
    CatalogService catalog;

    @POST
    @Path("ec2tokens")
    @Policy("identity:ec2tokens_validate")
    public Response ec2(JsonBody body) {
        JsonBody sent = credentials(body);
        return answer(new Ec2Signature(
                access(sent),
                sent.text("signature", 0, MAX),
                null,
                orEmpty(sent.text("host", 0, MAX)),
                orEmpty(sent.text("verb", 0, MAX)),
                orEmpty(sent.text("path", 0, MAX)),
                orEmpty(sent.textMap("params", MAX)),
                orEmpty(sent.textMap("headers", MAX)),
                sent.text("body_hash", 0, MAX)));
    }

    @POST
    @Path("s3tokens")
    @Policy("identity:s3tokens_validate")
    public Response s3(JsonBody body) {
        JsonBody sent = credentials(body);
        return answer(new Ec2Signature(
                access(sent),
                sent.text("signature", 0, MAX),
                decoded(sent.text("token", 0, MAX)),
                "",
                "",
                "",
                Map.of(),
                Map.of(),
                null));
    }

    /** The envelope's names that Keystone takes. */
    private static JsonBody credentials(JsonBody body) {
        for (String name : List.of("credentials", "credential", "ec2Credentials")) {
            if (body.hasValue(name)) {
                return body.object(name);
            }
        }
        throw new CloudException(CommonError.NOT_AUTHENTICATED);
    }

    private static String access(JsonBody sent) {
        String access = sent.text("access", 1, MAX);
        if (access == null) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return access;
    }

    /** The string to sign, which comes in URL-safe base 64. */
    private static String decoded(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder()
                    .decode(orEmpty(token).replace('+', '-').replace('/', '_'));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw IdentityError.invalid("The token is not in base 64.");
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    private Response answer(Ec2Signature request) {
        IssuedToken issued = tokens.authenticate(current.context(), request);
        TokenView view = issued.view();
        return Response.ok(TokenJson.of(
                        view, TokenJson.catalog(catalog.offers(view.project().id()), view, current.baseUrl())))
                .header("X-Subject-Token", issued.token())
                .header("Vary", "X-Auth-Token")
                .build();
    }
}
