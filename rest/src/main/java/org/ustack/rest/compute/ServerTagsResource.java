package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/tags}, since 2.26. */
@Path("v2.1/servers/{id}/tags")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerTagsResource {

    private static final int SINCE = 26;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @GET
    @Microversions(from = SINCE)
    @Policy("os_compute_api:os-server-tags:index")
    public Map<String, Object> all(@PathParam("id") String id) {
        return Map.of("tags", tags(id));
    }

    @PUT
    @Microversions(from = SINCE)
    @Policy("os_compute_api:os-server-tags:update_all")
    public Map<String, Object> replace(@PathParam("id") String id, JsonBody body) {
        List<String> wanted = Fields.tags(body.only("tags"));
        if (wanted == null) {
            throw body.invalid("tags", "'tags' is a required property");
        }
        return Map.of("tags", servers.setTags(request.caller(), id, wanted));
    }

    @DELETE
    @Microversions(from = SINCE)
    @Policy("os_compute_api:os-server-tags:delete_all")
    public void deleteAll(@PathParam("id") String id) {
        servers.setTags(request.caller(), id, List.of());
    }

    @GET
    @Path("{tag}")
    @Microversions(from = SINCE)
    @Policy("os_compute_api:os-server-tags:show")
    public void check(@PathParam("id") String id, @PathParam("tag") String tag) {
        existing(id, tag);
    }

    /** 201 for a new tag, 204 for one that is there. */
    @PUT
    @Path("{tag}")
    @Microversions(from = SINCE)
    @Policy("os_compute_api:os-server-tags:update")
    public Response add(@PathParam("id") String id, @PathParam("tag") String tag) {
        Fields.checkTag(tag);
        List<String> tags = tags(id);
        String location = request.links().self("servers", id) + "/tags/" + tag;
        if (tags.contains(tag)) {
            return Response.noContent().header("Location", location).build();
        }
        if (tags.size() >= Fields.MAX_TAGS) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "The number of tags exceeded the per-server limit " + Fields.MAX_TAGS);
        }
        List<String> more = new ArrayList<>(tags);
        more.add(tag);
        servers.setTags(request.caller(), id, more);
        return Response.status(Response.Status.CREATED)
                .header("Location", location)
                .build();
    }

    @DELETE
    @Path("{tag}")
    @Microversions(from = SINCE)
    @Policy("os_compute_api:os-server-tags:delete")
    public void delete(@PathParam("id") String id, @PathParam("tag") String tag) {
        List<String> fewer = new ArrayList<>(existing(id, tag));
        fewer.remove(tag);
        servers.setTags(request.caller(), id, fewer);
    }

    private List<String> tags(String id) {
        return servers.get(request.caller(), id).tags();
    }

    private List<String> existing(String id, String tag) {
        List<String> tags = tags(id);
        if (!tags.contains(tag)) {
            throw new CloudException(ComputeApiError.TAG_NOT_FOUND, "id", id, "tag", tag);
        }
        return tags;
    }
}
