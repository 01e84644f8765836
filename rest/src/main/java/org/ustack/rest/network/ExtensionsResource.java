package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.network.NetworkError;
import org.ustack.rest.common.Policy;

@Path("v2.0/extensions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ExtensionsResource {

    @GET
    @Policy("get_extension")
    public Map<String, Object> list() {
        return Map.of("extensions", Extensions.ALL.stream().map(Extensions.Extension::json).toList());
    }

    @GET
    @Path("{alias}")
    @Policy("get_extension")
    public Map<String, Object> show(@PathParam("alias") String alias) {
        return Map.of(
                "extension",
                Extensions.find(alias)
                        .orElseThrow(() -> new CloudException(NetworkError.EXTENSION_NOT_FOUND, "id", alias))
                        .json());
    }
}
