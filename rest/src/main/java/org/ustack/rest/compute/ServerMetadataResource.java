package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/metadata}. */
@Path("v2.1/servers/{id}/metadata")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerMetadataResource {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @GET
    @Policy("os_compute_api:server-metadata:index")
    public Map<String, Object> all(@PathParam("id") String id) {
        return Map.of("metadata", servers.get(request.caller(), id).metadata());
    }

    /** Adds and changes, keeps the others. */
    @POST
    @Policy("os_compute_api:server-metadata:create")
    public Map<String, Object> add(@PathParam("id") String id, JsonBody body) {
        return Map.of("metadata", servers.setMetadata(request.caller(), id, items(body, "metadata"), false));
    }

    @PUT
    @Policy("os_compute_api:server-metadata:update_all")
    public Map<String, Object> replace(@PathParam("id") String id, JsonBody body) {
        return Map.of("metadata", servers.setMetadata(request.caller(), id, items(body, "metadata"), true));
    }

    @GET
    @Path("{key}")
    @Policy("os_compute_api:server-metadata:show")
    public Map<String, Object> one(@PathParam("id") String id, @PathParam("key") String key) {
        return Map.of("meta", Map.of(key, existing(id, key)));
    }

    @PUT
    @Path("{key}")
    @Policy("os_compute_api:server-metadata:update")
    public Map<String, Object> set(@PathParam("id") String id, @PathParam("key") String key, JsonBody body) {
        Map<String, String> item = items(body, "meta");
        if (item.size() != 1) {
            throw body.invalid("meta", "exactly one item is expected");
        }
        if (!item.containsKey(key)) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Request body and URI mismatch");
        }
        servers.setMetadata(request.caller(), id, item, false);
        return Map.of("meta", item);
    }

    @DELETE
    @Path("{key}")
    @Policy("os_compute_api:server-metadata:delete")
    public void delete(@PathParam("id") String id, @PathParam("key") String key) {
        existing(id, key);
        servers.deleteMetadata(request.caller(), id, key);
    }

    private String existing(String id, String key) {
        String value = servers.get(request.caller(), id).metadata().get(key);
        if (value == null) {
            throw new CloudException(ComputeApiError.METADATA_ITEM_NOT_FOUND);
        }
        return value;
    }

    private static Map<String, String> items(JsonBody body, String field) {
        body.only(field).requiredObject(field);
        return Fields.metadata(body, field);
    }
}
