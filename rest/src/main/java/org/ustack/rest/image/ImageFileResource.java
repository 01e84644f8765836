package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.ustack.image.ImageContent;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** The bytes of an image: upload, download and staging. */
@Path("v2")
@RequestScoped
public class ImageFileResource {

    @Inject
    CurrentRequest current;

    @Inject
    ImageContent content;

    @PUT
    @Path("images/{id}/file")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Policy(ImagePolicies.UPLOAD)
    public Response upload(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
            @HeaderParam("x-openstack-image-size") String size,
            InputStream bytes) {
        requireType(type);
        content.upload(current.context(), id, bytes, declared(length, size));
        return Response.noContent().build();
    }

    @PUT
    @Path("images/{id}/stage")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Policy(ImagePolicies.UPLOAD)
    public Response stage(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) String length,
            @HeaderParam("x-openstack-image-size") String size,
            InputStream bytes) {
        requireType(type);
        content.stage(current.context(), id, bytes, declared(length, size));
        return Response.noContent().build();
    }

    @GET
    @Path("images/{id}/file")
    @Policy(ImagePolicies.DOWNLOAD)
    public Response download(@PathParam("id") String id, @HeaderParam("Range") String range) {
        return content.open(current.context(), id)
                .map(image -> ImageBytesResponse.of(image, range))
                .orElseGet(() -> Response.noContent().build());
    }

    /** A request without a type matches every method, so it is refused here. */
    private static void requireType(String type) {
        if (type == null) {
            throw new NotSupportedException();
        }
    }

    /** What the client says of the image goes before the length of the body, which a proxy may have written. */
    static Long declared(String contentLength, String imageSize) {
        String text = imageSize == null || imageSize.isBlank() ? contentLength : imageSize.trim();
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "The announced size '" + text + "' is not a number of bytes.");
        }
        return Long.valueOf(text);
    }
}
