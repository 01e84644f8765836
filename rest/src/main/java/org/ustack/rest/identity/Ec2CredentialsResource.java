package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.CredentialService;
import org.ustack.identity.CredentialView;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.kernel.Json;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Key pairs for the EC2 and S3 APIs. */
@Path("v3/users/{user_id}/credentials/OS-EC2")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class Ec2CredentialsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    CredentialService credentials;

    @Inject
    TokenService tokens;

    @PathParam("user_id")
    String userId;

    @POST
    @Policy("identity:ec2_create_credential")
    public Response create(JsonBody body) {
        CredentialView made =
                credentials.createEc2(current.context(), token(), userId, body.requiredText("tenant_id", 1, 64));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("credential", json(made)))
                .build();
    }

    @GET
    @Policy("identity:ec2_list_credentials")
    public Map<String, Object> list() {
        List<Map<String, Object>> items = credentials.ec2Of(current.context(), userId).stream()
                .map(this::json)
                .toList();
        return IdentityList.of("credentials", items, current, uri);
    }

    @GET
    @Path("{access}")
    @Policy("identity:ec2_get_credential")
    public Map<String, Object> get(@PathParam("access") String access) {
        return Map.of("credential", json(credentials.ec2(current.context(), userId, access)));
    }

    @DELETE
    @Path("{access}")
    @Policy("identity:ec2_delete_credential")
    public void delete(@PathParam("access") String access) {
        credentials.deleteEc2(current.context(), access);
    }

    private TokenView token() {
        return tokens.show(current.context(), current.token());
    }

    private Map<String, Object> json(CredentialView view) {
        Map<?, ?> pair = Json.read(view.blob(), Map.class);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("user_id", view.userId());
        json.put("tenant_id", view.projectId());
        json.put("access", pair.get("access"));
        json.put("secret", pair.get("secret"));
        json.put("trust_id", null);
        String path = "/users/" + view.userId() + "/credentials/OS-EC2/" + pair.get("access");
        json.put("links", Map.of("self", new IdentityJson(current.baseUrl()).v3(path)));
        return json;
    }
}
