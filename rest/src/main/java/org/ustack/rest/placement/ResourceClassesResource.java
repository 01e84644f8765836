package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.Policy;

/** {@code /resource_classes} (1.2). */
@Path("resource_classes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResourceClassesResource {

    @Inject
    PlacementRequest placement;

    @GET
    @Policy("placement:resource_classes:list")
    public Map<String, Object> list() {
        placement.since(2);
        return Map.of(
                "resource_classes",
                Vocabulary.RESOURCE_CLASSES.stream()
                        .map(ResourceClassesResource::json)
                        .toList());
    }

    @GET
    @Path("{name}")
    @Policy("placement:resource_classes:show")
    public Map<String, Object> show(@PathParam("name") String name) {
        placement.since(2);
        if (!Vocabulary.RESOURCE_CLASSES.contains(name)) {
            throw new CloudException(PlacementApiError.RESOURCE_CLASS_NOT_FOUND, "name", name);
        }
        return json(name);
    }

    private static Map<String, Object> json(String name) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", name);
        shown.put("links", List.of(Map.of("rel", "self", "href", "/placement/resource_classes/" + name)));
        return shown;
    }
}
