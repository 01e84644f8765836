package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefView;
import org.ustack.image.Metadefs;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Types of resources, and which of them a namespace is for. */
@Path("v2")
@RequestScoped
public class MetadefResourceTypesResource {

    private static final String OF_NAMESPACE = "metadefs/namespaces/{namespace}/resource_types";

    @Inject
    CurrentRequest current;

    @Inject
    Metadefs metadefs;

    @GET
    @Path("metadefs/resource_types")
    @Policy(MetadefPolicies.TYPES)
    public Response types() {
        return answer("resource_types", metadefs.resourceTypes());
    }

    @GET
    @Path(OF_NAMESPACE)
    @Policy(MetadefPolicies.ASSOCIATIONS)
    public Response list(@PathParam("namespace") String namespace) {
        return answer(
                "resource_type_associations", metadefs.all(current.context(), namespace, MetadefKind.ASSOCIATION));
    }

    @POST
    @Path(OF_NAMESPACE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.ADD_ASSOCIATION)
    public Response add(@PathParam("namespace") String namespace, JsonBody body) {
        MetadefView association = metadefs.add(current.context(), namespace, MetadefBody.association(body));
        return ImagesResource.json(Response.status(201), MetadefJson.association(association));
    }

    @DELETE
    @Path(OF_NAMESPACE + "/{name}")
    @Policy(MetadefPolicies.REMOVE_ASSOCIATION)
    public Response remove(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        metadefs.remove(current.context(), namespace, MetadefKind.ASSOCIATION, name);
        return Response.noContent().build();
    }

    private static Response answer(String collection, List<MetadefView> types) {
        return ImagesResource.json(
                Response.ok(),
                Map.of(collection, types.stream().map(MetadefJson::association).toList()));
    }
}
