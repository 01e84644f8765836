package org.ustack.rest.compute;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.placement.AggregateService;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.placement.PlacementError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /os-aggregates}: groups of nodes, for admins. Creating and deleting answer 200, as the API has always done. */
@Path("v2.1/os-aggregates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AggregatesResource {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9._-]*");
    private static final int IMAGES_SINCE = 81;
    private static final String RULE = "os_compute_api:os-aggregates:";

    @Inject
    ComputeRequest request;

    @Inject
    AggregateService aggregates;

    @Inject
    PolicyGate policies;

    @GET
    @Policy("os_compute_api:os-aggregates:index")
    public Map<String, Object> list() {
        AggregateJson json = json();
        return Map.of("aggregates", aggregates.all().stream().map(json::full).toList());
    }

    @GET
    @Path("{id}")
    @Policy("os_compute_api:os-aggregates:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return answer(aggregates.get(number(id)));
    }

    @POST
    @Policy("os_compute_api:os-aggregates:create")
    public Map<String, Object> create(JsonBody body) {
        JsonBody aggregate = FlavorsResource.object(body, "aggregate").only("name", "availability_zone");
        String name = Fields.requiredName(aggregate, "name");
        return Map.of("aggregate", json().created(aggregates.create(name, zone(aggregate))));
    }

    @PUT
    @Path("{id}")
    @Policy("os_compute_api:os-aggregates:update")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        JsonBody aggregate = FlavorsResource.object(body, "aggregate").only("name", "availability_zone");
        if (aggregate.names().isEmpty()) {
            throw body.invalid("aggregate", "{} is not valid under any of the given schemas");
        }
        String name = Fields.name(aggregate, "name");
        if (aggregate.has("availability_zone") && !aggregate.hasValue("availability_zone")) {
            throw aggregate.invalid("availability_zone", "None is not of type 'string'");
        }
        return answer(aggregates.update(number(id), name, zone(aggregate)));
    }

    @DELETE
    @Path("{id}")
    @Policy("os_compute_api:os-aggregates:delete")
    public Response delete(@PathParam("id") String id) {
        aggregates.delete(number(id));
        return Response.ok().build();
    }

    @POST
    @Path("{id}/action")
    @Policy("os_compute_api:os-aggregates:action")
    public Map<String, Object> act(@PathParam("id") String id, JsonBody body) {
        List<String> actions = body.names();
        String action = actions.size() == 1 ? actions.get(0) : String.join(", ", actions);
        if (!Set.of("add_host", "remove_host", "set_metadata").contains(action)) {
            throw new CloudException(ComputeApiError.NO_SUCH_ACTION, "action", action);
        }
        policies.require(RULE + action);
        JsonBody wish = FlavorsResource.object(body, action);
        return answer(
                switch (action) {
                    case "add_host" -> aggregates.addNode(number(id), host(wish));
                    case "remove_host" -> aggregates.removeNode(number(id), host(wish));
                    default -> aggregates.setMetadata(number(id), metadata(wish));
                });
    }

    /** Nodes fetch an image when a server first needs it, and keep it; they cannot be told to fetch one before. */
    @POST
    @Path("{id}/images")
    @Microversions(from = IMAGES_SINCE)
    @Policy("compute:aggregates:images")
    public Response cacheImages(@PathParam("id") String id, JsonBody body) {
        List<JsonBody> images = body.only("cache").objects("cache");
        if (images == null || images.isEmpty()) {
            throw body.invalid("cache", "at least one image is expected");
        }
        for (JsonBody image : images) {
            String imageId = image.only("id").requiredText("id", 1, Fields.MAX_NAME);
            if (!Fields.isUuid(imageId)) {
                throw image.invalid("id", "'" + imageId + "' is not a 'uuid'");
            }
        }
        aggregates.get(number(id));
        throw new CloudException(ComputeApiError.NOT_OFFERED, "what", "Caching images before they are needed");
    }

    private static String host(JsonBody wish) {
        String host = wish.only("host").requiredText("host", 1, Fields.MAX_NAME);
        if (!HOST.matcher(host).matches()) {
            throw wish.invalid("host", "'" + host + "' does not match '^[a-zA-Z0-9-._]*$'");
        }
        return host;
    }

    /** Like metadata elsewhere, but null takes an item away. */
    private static Map<String, String> metadata(JsonBody wish) {
        JsonBody items = wish.only("metadata").requiredObject("metadata");
        if (items == null) {
            throw wish.invalid("metadata", "None is not of type 'object'");
        }
        Map<String, String> read = new LinkedHashMap<>();
        for (String key : items.names()) {
            JsonNode value = items.node().get(key);
            Fields.checkMetadataKey(wish, "metadata", key);
            read.put(key, value.isNull() ? null : items.requiredText(key, 0, Fields.MAX_NAME));
        }
        return read;
    }

    private static String zone(JsonBody aggregate) {
        String zone = aggregate.text("availability_zone", 1, Fields.MAX_NAME);
        if (zone != null && (zone.contains(":") || !zone.equals(zone.strip()))) {
            throw aggregate.invalid("availability_zone", "'" + zone + "' is not a name of an availability zone");
        }
        return zone;
    }

    /** Another number than an aggregate can have is one that none has. */
    private static int number(String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "Invalid input received: id must be an integer");
        }
        long number = Long.parseLong(id);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new CloudException(PlacementError.AGGREGATE_NOT_FOUND, "id", id);
        }
        return (int) number;
    }

    private Map<String, Object> answer(AggregateView aggregate) {
        return Map.of("aggregate", json().full(aggregate));
    }

    private AggregateJson json() {
        return new AggregateJson(request.version());
    }
}
