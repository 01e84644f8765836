package org.ustack.rest.image;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageError;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageService;
import org.ustack.image.ImageView;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Settings;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Image records: {@code /v2/images}. */
@Path("v2")
@RequestScoped
public class ImagesResource {

    private static final Set<String> BASE = Set.of(
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
            "tags");
    private static final Set<String> READ_ONLY = Set.of(
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
            "stores");
    private static final int MAX_TEXT = 65_535;
    private static final int MAX_NAME = 255;

    @Inject
    CurrentRequest current;

    @Inject
    ImageService images;

    @Inject
    Settings settings;

    @Context
    UriInfo uri;

    @GET
    @Path("images")
    @Policy(ImagePolicies.LIST)
    public Response list() {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        ImageQuery query = ImageQueryReader.read(parameters);
        Slice<ImageView> page = query == null ? new Slice<>(List.of(), false) : images.list(current.context(), query);
        return json(Response.ok(), ImageListJson.of(page, parameters));
    }

    @POST
    @Path("images")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(ImagePolicies.CREATE)
    public Response create(JsonBody body) {
        ImageView image = images.create(current.context(), command(body));
        return json(
                Response.status(201)
                        .header("Location", current.baseUrl() + "/image/v2/images/" + image.id())
                        .header("OpenStack-image-import-methods", String.join(",", ImageInfoResource.offered(settings)))
                        .header("OpenStack-image-store-ids", ImageImports.STORE),
                ImageJson.of(image));
    }

    static CreateImage command(JsonBody body) {
        Map<String, String> properties = new HashMap<>();
        for (String name : body.names()) {
            if (READ_ONLY.contains(name)) {
                throw new CloudException(ImageError.ATTRIBUTE_READ_ONLY, "name", name);
            }
            if (!BASE.contains(name)) {
                properties.put(name, body.requiredText(name, 0, MAX_TEXT));
            }
        }
        String visibility = body.text("visibility", 1, MAX_NAME);
        List<String> tags = body.texts("tags", MAX_NAME);
        return new CreateImage(
                body.text("id", 1, MAX_NAME),
                body.text("name", 0, MAX_NAME),
                body.text("owner", 1, MAX_NAME),
                visibility == null
                        ? null
                        : Visibility.ofApiName(visibility)
                                .orElseThrow(() -> body.invalid(
                                        "visibility",
                                        "'" + visibility
                                                + "' is not one of ['community', 'public', 'private', 'shared']")),
                body.text("disk_format", 1, MAX_NAME),
                body.text("container_format", 1, MAX_NAME),
                amount(body, "min_disk"),
                amount(body, "min_ram"),
                flag(body, "protected"),
                flag(body, "os_hidden"),
                tags == null ? Set.of() : new HashSet<>(tags),
                properties);
    }

    /** Stricter than elsewhere: digits in a string are not a number here. */
    private static int amount(JsonBody body, String name) {
        JsonNode value = body.node().get(name);
        if (value != null && !value.isNull() && !value.isIntegralNumber()) {
            throw body.invalid(name, value + " is not of type 'integer'");
        }
        Long amount = body.integer(name, 0, Integer.MAX_VALUE);
        return amount == null ? 0 : amount.intValue();
    }

    private static boolean flag(JsonBody body, String name) {
        JsonNode value = body.node().get(name);
        if (value != null && !value.isNull() && !value.isBoolean()) {
            throw body.invalid(name, value + " is not of type 'boolean'");
        }
        return value != null && value.booleanValue();
    }

    @GET
    @Path("images/{id}")
    @Policy(ImagePolicies.SHOW)
    public Response show(@PathParam("id") String id) {
        return json(Response.ok(), ImageJson.of(images.show(current.context(), id)));
    }

    @PATCH
    @Path("images/{id}")
    @Consumes({ImagePatch.V2_1, ImagePatch.V2_0})
    @Policy(ImagePolicies.MODIFY)
    public Response update(@PathParam("id") String id, ImagePatch patch) {
        return json(Response.ok(), ImageJson.of(images.change(current.context(), id, patch.changes())));
    }

    @DELETE
    @Path("images/{id}")
    @Policy(ImagePolicies.DELETE)
    public Response delete(@PathParam("id") String id) {
        images.delete(current.context(), id);
        return Response.noContent().build();
    }

    @PUT
    @Path("images/{id}/tags/{tag}")
    @Policy(ImagePolicies.MODIFY)
    public Response addTag(@PathParam("id") String id, @PathParam("tag") String tag) {
        images.addTag(current.context(), id, tag);
        return Response.noContent().build();
    }

    @DELETE
    @Path("images/{id}/tags/{tag}")
    @Policy(ImagePolicies.MODIFY)
    public Response removeTag(@PathParam("id") String id, @PathParam("tag") String tag) {
        images.removeTag(current.context(), id, tag);
        return Response.noContent().build();
    }

    @POST
    @Path("images/{id}/actions/deactivate")
    @Policy(ImagePolicies.DEACTIVATE)
    public Response deactivate(@PathParam("id") String id) {
        images.deactivate(current.context(), id);
        return Response.noContent().build();
    }

    @POST
    @Path("images/{id}/actions/reactivate")
    @Policy(ImagePolicies.REACTIVATE)
    public Response reactivate(@PathParam("id") String id) {
        images.reactivate(current.context(), id);
        return Response.noContent().build();
    }

    static Response json(Response.ResponseBuilder response, Object entity) {
        return response.type(MediaType.APPLICATION_JSON).entity(entity).build();
    }
}
