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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ustack.compute.FlavorService;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /flavors}. Creating answers 200 and deleting 202, as the API has always done. */
@Path("v2.1/flavors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FlavorsResource {

    private static final int DESCRIPTION = 55;
    private static final long MAX_INT = Integer.MAX_VALUE;
    private static final int MAX_DESCRIPTION = 65_535;
    private static final double MAX_FACTOR = 3.4028235e38;
    private static final String ID_FORM = "[a-zA-Z0-9. _-]*";
    private static final Set<String> PARAMETERS =
            Set.of("limit", "marker", "is_public", "minRam", "minDisk", "sort_key", "sort_dir");
    private static final Set<String> SORT_KEYS = Set.of(
            "created_at",
            "description",
            "disabled",
            "ephemeral_gb",
            "flavorid",
            "id",
            "is_public",
            "memory_mb",
            "name",
            "root_gb",
            "rxtx_factor",
            "swap",
            "updated_at",
            "vcpu_weight",
            "vcpus");

    @Inject
    ComputeRequest request;

    @Inject
    FlavorService flavors;

    @Inject
    PolicyGate policies;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:flavors:index")
    public Map<String, Object> list() {
        return page("flavors", json()::brief);
    }

    @GET
    @Path("detail")
    @Policy("os_compute_api:flavors:detail")
    public Map<String, Object> detail() {
        return page("flavors/detail", json()::full);
    }

    private Map<String, Object> page(String path, Function<FlavorView, Map<String, Object>> shape) {
        QueryParameters query = new QueryParameters(uri, request.version()).only(PARAMETERS);
        String key = query.has("sort_key") ? query.text("sort_key") : "flavorid";
        if (!SORT_KEYS.contains(key)) {
            throw CommonError.invalid("sort_key", key, "'" + key + "' is not a sort key");
        }
        String direction = query.has("sort_dir") ? query.text("sort_dir") : "asc";
        if (!Set.of("asc", "desc").contains(direction)) {
            throw CommonError.invalid("sort_dir", direction, "'" + direction + "' is not one of ['asc', 'desc']");
        }
        Integer disk = query.count("minDisk");
        Integer ram = query.count("minRam");
        Slice<FlavorView> found = flavors.list(
                request.caller(),
                visibility(query),
                disk == null ? 0 : disk,
                ram == null ? 0 : ram,
                key,
                direction.equals("asc"),
                query.page());
        Map<String, Object> answer =
                Json.object("flavors", found.items().stream().map(shape).toList());
        if (found.more()) {
            String last = found.items().get(found.items().size() - 1).id();
            answer.put("flavors_links", request.links().next(path, query.all(), last));
        }
        return answer;
    }

    /** Only admins may ask for private ones or for both (the word {@code none}); others see what is theirs. */
    private Boolean visibility(QueryParameters query) {
        if (!request.caller().isAdmin() || !query.has("is_public")) {
            return true;
        }
        return query.text("is_public").toLowerCase(Locale.ROOT).equals("none") ? null : query.flag("is_public");
    }

    @GET
    @Path("{id}")
    @Policy("os_compute_api:flavors:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of("flavor", json().full(flavors.get(request.caller(), id)));
    }

    @POST
    @Policy("os_compute_api:os-flavor-manage:create")
    public Map<String, Object> create(JsonBody body) {
        JsonBody flavor = object(body, "flavor");
        Set<String> known = new HashSet<>(Set.of(
                "name",
                "id",
                "ram",
                "vcpus",
                "disk",
                "swap",
                "OS-FLV-EXT-DATA:ephemeral",
                "rxtx_factor",
                "os-flavor-access:is_public"));
        if (request.version().atLeast(DESCRIPTION)) {
            known.add("description");
        }
        flavor.only(known);
        Boolean isPublic = flavor.flag("os-flavor-access:is_public");
        FlavorService.NewFlavor wish = new FlavorService.NewFlavor(
                id(flavor),
                Fields.requiredName(flavor, "name"),
                flavor.requiredInteger("vcpus", 1, MAX_INT).intValue(),
                flavor.requiredInteger("ram", 1, MAX_INT).intValue(),
                flavor.requiredInteger("disk", 0, MAX_INT).intValue(),
                orZero(flavor.integer("OS-FLV-EXT-DATA:ephemeral", 0, MAX_INT)),
                swap(flavor),
                factor(flavor),
                isPublic == null || isPublic,
                flavor.text("description", 0, MAX_DESCRIPTION));
        return Map.of("flavor", json().full(flavors.create(request.caller(), wish)));
    }

    /** A number is taken as its digits; null and the word {@code auto} mean that one is made. */
    private static String id(JsonBody flavor) {
        JsonNode id = flavor.node().get("id");
        if (id == null || id.isNull()) {
            return null;
        }
        String text = id.isIntegralNumber() ? id.asText() : flavor.text("id", 1, Fields.MAX_NAME);
        if (!text.matches(ID_FORM) || !text.equals(text.strip())) {
            throw flavor.invalid(
                    "id",
                    "'" + text + "' does not match the form of an id: letters, digits, '.', '_', '-', blanks inside");
        }
        return text.equals("auto") ? null : text;
    }

    /** Clients echo the empty text that older versions show for 0. */
    private static int swap(JsonBody flavor) {
        JsonNode swap = flavor.node().get("swap");
        return swap != null && swap.isTextual() && swap.textValue().isEmpty()
                ? 0
                : orZero(flavor.integer("swap", 0, MAX_INT));
    }

    private static double factor(JsonBody flavor) {
        JsonNode factor = flavor.node().get("rxtx_factor");
        if (factor == null || factor.isNull()) {
            return 1.0;
        }
        double value;
        if (factor.isNumber()) {
            value = factor.doubleValue();
        } else if (factor.isTextual() && factor.textValue().matches("[0-9]{1,30}(\\.[0-9]{1,30})?")) {
            value = Double.parseDouble(factor.textValue());
        } else {
            throw flavor.invalid("rxtx_factor", factor + " is not of type 'number'");
        }
        if (!(value > 0 && value < MAX_FACTOR)) {
            throw flavor.invalid("rxtx_factor", factor + " is less than or equal to the minimum of 0");
        }
        return value;
    }

    @PUT
    @Path("{id}")
    @Microversions(from = DESCRIPTION)
    @Policy("os_compute_api:os-flavor-manage:update")
    public Map<String, Object> describe(@PathParam("id") String id, JsonBody body) {
        JsonBody flavor = object(body, "flavor").only("description");
        if (!flavor.has("description")) {
            throw body.invalid("flavor", "'description' is a required property");
        }
        String description = flavor.text("description", 0, MAX_DESCRIPTION);
        return Map.of("flavor", json().full(flavors.describe(request.caller(), id, description)));
    }

    @DELETE
    @Path("{id}")
    @Policy("os_compute_api:os-flavor-manage:delete")
    public Response delete(@PathParam("id") String id) {
        flavors.delete(request.caller(), id);
        return Response.status(Response.Status.ACCEPTED).build();
    }

    private FlavorJson json() {
        return new FlavorJson(
                request.version(), request.links(), policies.allows("os_compute_api:os-flavor-extra-specs:index"));
    }

    static JsonBody object(JsonBody body, String name) {
        JsonBody object = body.only(name).requiredObject(name);
        if (object == null) {
            throw body.invalid(name, "None is not of type 'object'");
        }
        return object;
    }

    private static int orZero(Long number) {
        return number == null ? 0 : number.intValue();
    }
}
