package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.identity.CatalogService;
import org.ustack.identity.Ec2Signature;
import org.ustack.identity.Ec2TokenService;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.TokenView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Tokens for requests that came to an EC2 or S3 API; asked for by the service that got them. */
@Path("v3/ec2tokens")
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
    @Policy("identity:ec2tokens_validate")
    public Response ec2(JsonBody body) {
        JsonBody sent = credentials(body);
        Ec2Signature request = new Ec2Signature(
                access(sent),
                sent.text("signature", 0, MAX),
                null,
                orEmpty(sent.text("host", 0, MAX)),
                orEmpty(sent.text("verb", 0, MAX)),
                orEmpty(sent.text("path", 0, MAX)),
                orEmpty(sent.textMap("params", MAX)),
                orEmpty(sent.textMap("headers", MAX)),
                sent.text("body_hash", 0, MAX));
        return answer(tokens.authenticate(current.context(), request), catalog, current.baseUrl());
    }

    /** The envelope's names that Keystone takes. */
    static JsonBody credentials(JsonBody body) {
        for (String name : List.of("credentials", "credential", "ec2Credentials")) {
            if (body.hasValue(name)) {
                return body.object(name);
            }
        }
        throw new CloudException(CommonError.NOT_AUTHENTICATED);
    }

    static String access(JsonBody sent) {
        String access = sent.text("access", 1, MAX);
        if (access == null) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return access;
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    static Response answer(IssuedToken issued, CatalogService catalog, String baseUrl) {
        TokenView view = issued.view();
        return Response.ok(TokenJson.of(
                        view, TokenJson.catalog(catalog.offers(view.project().id()), view, baseUrl)))
                .header("X-Subject-Token", issued.token())
                .header("Vary", "X-Auth-Token")
                .build();
    }
}
