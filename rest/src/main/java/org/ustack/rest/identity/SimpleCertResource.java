package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ustack.rest.common.PublicEndpoint;

/** What upstream answers since there are no more tokens that a certificate checks (OS-SIMPLE-CERT). */
@Path("v3/OS-SIMPLE-CERT/{what:ca|certificates}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SimpleCertResource {

    @GET
    @PublicEndpoint("it is gone for everybody")
    public Response gone() {
        return Response.status(Response.Status.GONE)
                .entity(Map.of(
                        "error",
                        Map.of(
                                "code",
                                410,
                                "title",
                                "Gone",
                                "message",
                                "This API is no longer available due to the removal of support for PKI tokens.")))
                .build();
    }
}
