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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.ConsumerView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.OAuthService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Programs that users may let act for them. */
@Path("v3/OS-OAUTH1/consumers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsumersResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    OAuthService oauth;

    private static final Set<String> KNOWN = Set.of("id", "description", "secret", "links");

    @POST
    @Policy("identity:create_consumer")
    public Response create(JsonBody body) {
        JsonBody consumer = IdentityBody.envelope(body, "consumer");
        ConsumerView made =
                oauth.createConsumer(current.context(), description(consumer), IdentityBody.extra(consumer, KNOWN));
        return Response.status(Response.Status.CREATED).entity(json(made)).build();
    }

    @GET
    @Policy("identity:list_consumers")
    public Map<String, Object> list() {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items =
                oauth.consumers(current.context()).stream().map(json::consumer).toList();
        return IdentityList.of("consumers", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_consumer")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(oauth.consumer(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_consumer")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        JsonBody consumer = IdentityBody.envelope(body, "consumer");
        if (consumer.has("secret")) {
            throw IdentityError.invalid("Cannot change consumer secret");
        }
        return json(oauth.updateConsumer(
                current.context(), id, description(consumer), IdentityBody.extra(consumer, KNOWN)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_consumer")
    public void delete(@PathParam("id") String id) {
        oauth.deleteConsumer(current.context(), id);
    }

    private static String description(JsonBody consumer) {
        return consumer.text("description", 0, IdentityBody.TEXT_MAX);
    }

    private Map<String, Object> json(ConsumerView view) {
        return Map.of("consumer", new IdentityJson(current.baseUrl()).consumer(view));
    }
}
