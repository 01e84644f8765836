package org.ustack.rest.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.image.MetadefError;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefView;
import org.ustack.image.Metadefs;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Properties of a namespace. */
@Path("v2")
@RequestScoped
public class MetadefPropertiesResource {

    private static final String ALL = "metadefs/namespaces/{namespace}/properties";
    private static final String ONE = ALL + "/{name}";

    @Inject
    CurrentRequest current;

    @Inject
    Metadefs metadefs;

    @GET
    @Path(ALL)
    @Policy(MetadefPolicies.PROPERTIES)
    public Response list(@PathParam("namespace") String namespace) {
        List<MetadefView> properties = metadefs.all(current.context(), namespace, MetadefKind.PROPERTY);
        return ImagesResource.json(Response.ok(), Map.of("properties", MetadefJson.properties(properties, "")));
    }

    @POST
    @Path(ALL)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.ADD_PROPERTY)
    public Response add(@PathParam("namespace") String namespace, JsonBody body) {
        return answer(201, metadefs.add(current.context(), namespace, MetadefBody.property(body)));
    }

    /** For a type of resources the property has the name that such resources know it by. */
    @GET
    @Path(ONE)
    @Policy(MetadefPolicies.PROPERTY)
    public Response show(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("resource_type") String resourceType) {
        RequestContext caller = current.context();
        if (resourceType == null) {
            return answer(200, metadefs.show(caller, namespace, MetadefKind.PROPERTY, name));
        }
        MetadefView association = metadefs.show(caller, namespace, MetadefKind.ASSOCIATION, resourceType);
        String prefix = prefix(List.of(association), resourceType);
        if (!name.startsWith(prefix)) {
            throw new CloudException(MetadefError.PROPERTY_NOT_FOUND, "name", name, "namespace", namespace);
        }
        MetadefView property = metadefs.show(caller, namespace, MetadefKind.PROPERTY, name.substring(prefix.length()));
        return ImagesResource.json(Response.ok(), MetadefJson.property(name, property));
    }

    /** What the association with the type puts before names. */
    static String prefix(List<MetadefView> associations, String resourceType) {
        return associations.stream()
                .filter(association -> association.name().equals(resourceType))
                .map(association -> Json.read(association.body(), ObjectNode.class)
                        .path("prefix")
                        .asText(""))
                .findFirst()
                .orElse("");
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.MODIFY_PROPERTY)
    public Response change(@PathParam("namespace") String namespace, @PathParam("name") String name, JsonBody body) {
        return answer(200, metadefs.change(current.context(), namespace, name, MetadefBody.property(body)));
    }

    @DELETE
    @Path(ONE)
    @Policy(MetadefPolicies.REMOVE_PROPERTY)
    public Response remove(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        metadefs.remove(current.context(), namespace, MetadefKind.PROPERTY, name);
        return Response.noContent().build();
    }

    @DELETE
    @Path(ALL)
    @Policy(MetadefPolicies.DELETE_NAMESPACE)
    public Response removeAll(@PathParam("namespace") String namespace) {
        metadefs.removeAll(current.context(), namespace, MetadefKind.PROPERTY);
        return Response.noContent().build();
    }

    private static Response answer(int status, MetadefView property) {
        return ImagesResource.json(Response.status(status), MetadefJson.property(property.name(), property));
    }
}
