package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PublicEndpoint;

/** Which versions there are: one entry a minor version, all served at {@code /v2/}. */
@Path("")
@RequestScoped
public class ImageVersionsResource {

    private static final int NEWEST_MINOR = 15;

    @Inject
    CurrentRequest current;

    @GET
    @PublicEndpoint("clients look for versions before they have a token")
    public Response root() {
        return document(300);
    }

    @GET
    @Path("versions")
    @PublicEndpoint("clients look for versions before they have a token")
    public Response versions() {
        return document(200);
    }

    private Response document(int status) {
        return document(status, current.baseUrl());
    }

    static Response document(int status, String baseUrl) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("versions", versions(baseUrl + "/image/v2/")))
                .build();
    }

    static List<VersionJson> versions(String address) {
        List<VersionJson> versions = new ArrayList<>();
        for (int minor = NEWEST_MINOR; minor >= 0; minor--) {
            versions.add(new VersionJson(
                    "v2." + minor,
                    minor == NEWEST_MINOR ? "CURRENT" : "SUPPORTED",
                    List.of(new LinkJson("self", address))));
        }
        return versions;
    }

    record VersionJson(String id, String status, List<LinkJson> links) {}

    record LinkJson(String rel, String href) {}
}
