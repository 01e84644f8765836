package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.ustack.image.ImageContent;
import org.ustack.rest.common.PublicEndpoint;
import org.ustack.rest.image.ImageBytesResponse;

/** The bytes of an image for an agent, which has no token but an address that the controller signed. */
@Path("images/{id}/content")
@RequestScoped
public class ImageContentResource {

    @Inject
    ImageContent content;

    @GET
    @PublicEndpoint("the signature in the address proves that a controller gave it to the agent, and for how long")
    public Response content(
            @PathParam("id") String id,
            @QueryParam("expires") String expires,
            @QueryParam("signature") String signature,
            @HeaderParam("Range") String range) {
        return ImageBytesResponse.of(content.openSigned(id, expires, signature), range);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @PublicEndpoint(
            "the signature in the address proves that a controller asked the agent for the bytes, and for how long")
    public Response take(
            @PathParam("id") String id,
            @QueryParam("expires") String expires,
            @QueryParam("signature") String signature,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
            InputStream bytes) {
        content.uploadSigned(id, expires, signature, bytes, length);
        return Response.noContent().build();
    }
}
