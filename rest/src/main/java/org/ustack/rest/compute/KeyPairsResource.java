package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ustack.compute.ComputeError;
import org.ustack.compute.KeyPairService;
import org.ustack.compute.KeyPairService.CreatedKeyPair;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /os-keypairs}: the caller's own, since 2.10 for admins those of any user. */
@Path("v2.1/os-keypairs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeyPairsResource {

    private static final int TYPE_AND_STATUS = 2;
    private static final int OTHER_USERS = 10;
    private static final int PAGES = 35;
    private static final int NO_GENERATION = 92;
    private static final int MAX_KEY = 65_535;

    private static final Pattern OLD_NAME = Pattern.compile("[A-Za-z0-9 _-]*");

    /** From 2.92 on. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _@.-]*");

    @Inject
    ComputeRequest request;

    @Inject
    KeyPairService keyPairs;

    @Inject
    PolicyGate policies;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-keypairs:index")
    public Map<String, Object> list() {
        QueryParameters query = query(Set.of("user_id", "limit", "marker"));
        PageRequest page = request.version().atLeast(PAGES) ? query.page() : PageRequest.first();
        Slice<KeyPairView> found = keyPairs.list(request.caller(), user(query), page);
        KeyPairJson json = new KeyPairJson(request.version());
        Map<String, Object> answer =
                Json.object("keypairs", found.items().stream().map(json::listed).toList());
        if (request.version().atLeast(PAGES) && found.more()) {
            String last = found.items().get(found.items().size() - 1).name();
            answer.put("keypairs_links", request.links().next("os-keypairs", query.all(), last));
        }
        return answer;
    }

    @GET
    @Path("{name}")
    @Policy("os_compute_api:os-keypairs:show")
    public Map<String, Object> show(@PathParam("name") String name) {
        String user = user(query(Set.of("user_id")));
        return new KeyPairJson(request.version()).shown(keyPairs.get(request.caller(), user, name));
    }

    @POST
    @Policy("os_compute_api:os-keypairs:create")
    public Response create(JsonBody body) {
        Set<String> known = new HashSet<>(Set.of("name", "public_key"));
        if (request.version().atLeast(TYPE_AND_STATUS)) {
            known.add("type");
        }
        if (request.version().atLeast(OTHER_USERS)) {
            known.add("user_id");
        }
        JsonBody pair = FlavorsResource.object(body, "keypair").only(known);
        String name = Fields.requiredName(pair, "name");
        checkName(name);
        boolean keyNeeded = request.version().atLeast(NO_GENERATION);
        String key = keyNeeded || pair.has("public_key") ? pair.requiredText("public_key", 0, MAX_KEY) : null;
        String type = pair.text("type", 1, Fields.MAX_NAME);
        if (type != null && !Set.of("ssh", "x509").contains(type)) {
            throw pair.invalid("type", "'" + type + "' is not one of ['ssh', 'x509']");
        }
        CreatedKeyPair created = keyPairs.create(
                request.caller(),
                checked(pair.text("user_id", 1, Fields.MAX_NAME)),
                name,
                type == null ? "ssh" : type,
                key);
        Response.Status status =
                request.version().atLeast(TYPE_AND_STATUS) ? Response.Status.CREATED : Response.Status.OK;
        return Response.status(status)
                .entity(new KeyPairJson(request.version()).created(created))
                .build();
    }

    @DELETE
    @Path("{name}")
    @Policy("os_compute_api:os-keypairs:delete")
    public Response delete(@PathParam("name") String name) {
        keyPairs.delete(request.caller(), user(query(Set.of("user_id"))), name);
        return Response.status(
                        request.version().atLeast(TYPE_AND_STATUS)
                                ? Response.Status.NO_CONTENT
                                : Response.Status.ACCEPTED)
                .build();
    }

    private QueryParameters query(Set<String> known) {
        return new QueryParameters(uri, request.version()).only(known);
    }

    private String user(QueryParameters query) {
        return checked(request.version().atLeast(OTHER_USERS) ? query.text("user_id") : null);
    }

    private String checked(String userId) {
        if (userId == null || userId.equals(request.caller().userId())) {
            return request.caller().userId();
        }
        policies.require("os_compute_api:os-keypairs:other_users");
        return userId;
    }

    private void checkName(String name) {
        Pattern allowed = request.version().atLeast(NO_GENERATION) ? NAME : OLD_NAME;
        if (!allowed.matcher(name).matches()) {
            throw new CloudException(
                    ComputeError.KEY_PAIR_INVALID, "reason", "Keypair name contains unsafe characters");
        }
    }
}
