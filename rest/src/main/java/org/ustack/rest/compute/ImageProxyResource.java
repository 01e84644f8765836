package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.function.Function;
import org.ustack.image.ImageService;
import org.ustack.image.ImageView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** {@code /images}, until 2.35: the image service's images in compute's old shape. */
@Path("v2.1/images")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImageProxyResource {

    @Inject
    ComputeRequest request;

    @Inject
    CurrentRequest current;

    @Inject
    ImageService images;

    @Context
    UriInfo uri;

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:images:index")
    public Map<String, Object> list() {
        return page("images", json()::brief);
    }

    @GET
    @Path("detail")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:images:index")
    public Map<String, Object> detail() {
        return page("images/detail", json()::full);
    }

    private Map<String, Object> page(String path, Function<ImageView, Map<String, Object>> shape) {
        QueryParameters query = new QueryParameters(uri, request.version());
        Slice<ImageView> found = Proxies.image(() -> images.list(request.caller(), ImageProxyQuery.read(query)));
        Map<String, Object> answer =
                Json.object("images", found.items().stream().map(shape).toList());
        if (found.more()) {
            String last = found.items().get(found.items().size() - 1).id();
            answer.put("images_links", request.links().next(path, query.all(), last));
        }
        return answer;
    }

    @GET
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:images:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of("image", json().full(Proxies.image(() -> images.show(request.caller(), id))));
    }

    /** An empty id is that of no image, rather than a verb that images do not know. */
    @DELETE
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:images:delete")
    public void deleteNone() {
        throw new CloudException(ComputeApiError.IMAGE_NOT_FOUND);
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:images:delete")
    public void delete(@PathParam("id") String id) {
        Proxies.image(() -> {
            images.delete(request.caller(), id);
            return null;
        });
    }

    private ImageProxyJson json() {
        return new ImageProxyJson(request.links(), current.baseUrl() + "/image");
    }
}
