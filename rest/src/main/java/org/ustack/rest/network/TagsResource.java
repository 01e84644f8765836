package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.NetworkError;
import org.ustack.network.TagService;
import org.ustack.network.TagService.Taggable;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** The tags of one kind of thing. A class a kind, since the path of a class must be longer than that of its collection. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class TagsResource {

    private static final int LONGEST_TAG = 60;

    @Inject
    TagService service;

    @Inject
    CurrentRequest current;

    @PathParam("id")
    String id;

    abstract Taggable type();

    @GET
    @Policy("get_tags")
    public Map<String, Object> list() {
        return Map.of("tags", service.tags(current.context(), type(), id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_tags")
    public Map<String, Object> replace(JsonBody body) {
        List<String> tags = body.texts("tags", LONGEST_TAG);
        if (tags == null) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Invalid tags body");
        }
        tags.forEach(TagsResource::check);
        service.replace(current.context(), type(), id, tags);
        return list();
    }

    @DELETE
    @Policy("delete_tags")
    public void clear() {
        service.replace(current.context(), type(), id, List.of());
    }

    @GET
    @Path("{tag}")
    @Policy("get_tags")
    public Response show(@PathParam("tag") String tag) {
        if (!service.tags(current.context(), type(), id).contains(tag)) {
            throw new CloudException(NetworkError.TAG_NOT_FOUND, "tag", tag);
        }
        return Response.noContent().build();
    }

    @PUT
    @Path("{tag}")
    @Policy("update_tags")
    public Response add(@PathParam("tag") String tag) {
        check(tag);
        service.add(current.context(), type(), id, tag);
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    @Path("{tag}")
    @Policy("delete_tags")
    public void remove(@PathParam("tag") String tag) {
        service.remove(current.context(), type(), id, tag);
    }

    private static void check(String tag) {
        if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
            throw CommonError.invalid("tags", tag, "'" + tag + "' does not have 1 to " + LONGEST_TAG + " characters");
        }
    }

    @Path("v2.0/networks/{id}/tags")
    @RequestScoped
    public static class OfNetworks extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.NETWORKS;
        }
    }

    @Path("v2.0/subnets/{id}/tags")
    @RequestScoped
    public static class OfSubnets extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.SUBNETS;
        }
    }

    @Path("v2.0/ports/{id}/tags")
    @RequestScoped
    public static class OfPorts extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.PORTS;
        }
    }

    @Path("v2.0/security-groups/{id}/tags")
    @RequestScoped
    public static class OfSecurityGroups extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.SECURITY_GROUPS;
        }
    }

    @Path("v2.0/subnetpools/{id}/tags")
    @RequestScoped
    public static class OfSubnetPools extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.SUBNET_POOLS;
        }
    }

    @Path("v2.0/trunks/{id}/tags")
    @RequestScoped
    public static class OfTrunks extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.TRUNKS;
        }
    }

    @Path("v2.0/policies/{id}/tags")
    @RequestScoped
    public static class OfQosPolicies extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.QOS_POLICIES;
        }
    }

    @Path("v2.0/routers/{id}/tags")
    @RequestScoped
    public static class OfRouters extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.ROUTERS;
        }
    }

    @Path("v2.0/floatingips/{id}/tags")
    @RequestScoped
    public static class OfFloatingIps extends TagsResource {
        @Override
        Taggable type() {
            return Taggable.FLOATING_IPS;
        }
    }
}
