package org.ustack.rest.compute;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageService;
import org.ustack.image.ImageView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /images/{id}/metadata}, until 2.38: the properties of an image. */
@Path("v2.1/images/{id}/metadata")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImageProxyMetadataResource {

    private static final int UNTIL = 38;

    /** What an image has besides its properties, and what changes by other means. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "owner",
            "visibility",
            "disk_format",
            "container_format",
            "min_disk",
            "min_ram",
            "protected",
            "os_hidden",
            "tags",
            "status",
            "size",
            "virtual_size",
            "checksum",
            "os_hash_algo",
            "os_hash_value",
            "created_at",
            "updated_at",
            "self",
            "file",
            "schema",
            "direct_url",
            "locations",
            "stores");

    @Inject
    ComputeRequest request;

    @Inject
    ImageService images;

    @Inject
    QuotaService quotas;

    @GET
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:images:show")
    public Map<String, Object> all(@PathParam("id") String id) {
        return Map.of("metadata", image(id).properties());
    }

    @POST
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:images:metadata")
    public Map<String, Object> add(@PathParam("id") String id, JsonBody body) {
        return Map.of("metadata", change(id, items(body, "metadata"), false));
    }

    @PUT
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:images:metadata")
    public Map<String, Object> replace(@PathParam("id") String id, JsonBody body) {
        return Map.of("metadata", change(id, items(body, "metadata"), true));
    }

    @GET
    @Path("{key}")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:images:show")
    public Map<String, Object> one(@PathParam("id") String id, @PathParam("key") String key) {
        return Map.of("meta", Map.of(key, existing(id, key)));
    }

    @PUT
    @Path("{key}")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:images:metadata")
    public Map<String, Object> set(@PathParam("id") String id, @PathParam("key") String key, JsonBody body) {
        Map<String, String> item = items(body, "meta");
        if (item.size() != 1) {
            throw body.invalid("meta", "exactly one item is expected");
        }
        if (!item.containsKey(key)) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Request body and URI mismatch");
        }
        change(id, item, false);
        return Map.of("meta", item);
    }

    @DELETE
    @Path("{key}")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:images:metadata")
    public void delete(@PathParam("id") String id, @PathParam("key") String key) {
        existing(id, key);
        apply(id, List.of(new ImageChange(ImageChange.Verb.REMOVE, key, null)));
    }

    private Map<String, String> change(String id, Map<String, String> items, boolean replaceAll) {
        Map<String, String> before = image(id).properties();
        List<ImageChange> changes = new ArrayList<>();
        if (replaceAll) {
            before.keySet().stream()
                    .filter(key -> !items.containsKey(key))
                    .forEach(key -> changes.add(new ImageChange(ImageChange.Verb.REMOVE, key, null)));
        }
        items.forEach((key, value) -> changes.add(new ImageChange(ImageChange.Verb.ADD, key, value)));
        long left = replaceAll
                ? items.size()
                : before.size()
                        + items.keySet().stream()
                                .filter(key -> !before.containsKey(key))
                                .count();
        checkLimit(left);
        return apply(id, changes).properties();
    }

    private void checkLimit(long items) {
        if (request.caller().projectId() == null) {
            return;
        }
        QuotaView limit = quotas.ofProject(request.caller().projectId()).get(QuotaResource.METADATA_ITEMS);
        if (limit.limit() >= 0 && items > limit.limit()) {
            throw new CloudException(ComputeApiError.IMAGE_METADATA_LIMIT);
        }
    }

    private ImageView apply(String id, List<ImageChange> changes) {
        return Proxies.image(() -> images.change(request.caller(), id, changes));
    }

    private String existing(String id, String key) {
        String value = image(id).properties().get(key);
        if (value == null) {
            throw new CloudException(ComputeApiError.METADATA_ITEM_NOT_FOUND);
        }
        return value;
    }

    private ImageView image(String id) {
        return Proxies.image(() -> images.show(request.caller(), id));
    }

    private static Map<String, String> items(JsonBody body, String field) {
        body.only(field).requiredObject(field);
        Map<String, String> items = Fields.metadata(body, field);
        items.keySet().stream().filter(ATTRIBUTES::contains).findFirst().ifPresent(key -> {
            throw body.invalid(field, "'" + key + "' is an attribute of images and no property");
        });
        return items;
    }
}
