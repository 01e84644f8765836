package org.ustack.rest.image;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Objects of a namespace. */
@Path("v2")
@RequestScoped
public class MetadefObjectsResource {

    private static final String ALL = "metadefs/namespaces/{namespace}/objects";
    private static final String ONE = ALL + "/{name}";

    @Inject
    CurrentRequest current;

    @Inject
    Metadefs metadefs;

    @GET
    @Path(ALL)
    @Policy(MetadefPolicies.OBJECTS)
    public Response list(@PathParam("namespace") String namespace) {
        List<Map<String, Object>> objects = metadefs.all(current.context(), namespace, MetadefKind.OBJECT).stream()
                .map(object -> MetadefJson.object(namespace, object))
                .toList();
        return ImagesResource.json(Response.ok(), Map.of("objects", objects, "schema", "/v2/schemas/metadefs/objects"));
    }

    @POST
    @Path(ALL)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.ADD_OBJECT)
    public Response add(@PathParam("namespace") String namespace, JsonBody body) {
        return answer(201, namespace, metadefs.add(current.context(), namespace, MetadefBody.object(body)));
    }

    @GET
    @Path(ONE)
    @Policy(MetadefPolicies.OBJECT)
    public Response show(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return answer(200, namespace, metadefs.show(current.context(), namespace, MetadefKind.OBJECT, name));
    }

    @PUT
    @Path(ONE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy(MetadefPolicies.MODIFY_OBJECT)
    public Response change(@PathParam("namespace") String namespace, @PathParam("name") String name, JsonBody body) {
        return answer(200, namespace, metadefs.change(current.context(), namespace, name, MetadefBody.object(body)));
    }

    @DELETE
    @Path(ONE)
    @Policy(MetadefPolicies.DELETE_OBJECT)
    public Response remove(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        metadefs.remove(current.context(), namespace, MetadefKind.OBJECT, name);
        return Response.noContent().build();
    }

    @DELETE
    @Path(ALL)
    @Policy(MetadefPolicies.DELETE_NAMESPACE)
    public Response removeAll(@PathParam("namespace") String namespace) {
        metadefs.removeAll(current.context(), namespace, MetadefKind.OBJECT);
        return Response.noContent().build();
    }

    private static Response answer(int status, String namespace, MetadefView object) {
        return ImagesResource.json(Response.status(status), MetadefJson.object(namespace, object));
    }
}
