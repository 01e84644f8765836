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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.BootServer;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.placement.NodeDirectory;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /servers}: boot, list, show, change, delete. */
@Path("v2.1/servers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServersResource {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    ServerGroupService groups;

    @Inject
    NodeDirectory nodes;

    @Inject
    PolicyGate policies;

    @Inject
    ServerReaders readers;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:servers:index")
    public byte[] list() {
        return page("servers", "os_compute_api:servers:index:get_all_tenants", false);
    }

    @GET
    @Path("detail")
    @Policy("os_compute_api:servers:detail")
    public byte[] detail() {
        return page("servers/detail", "os_compute_api:servers:detail:get_all_tenants", true);
    }

    private byte[] page(String path, String allProjectsRule, boolean detailed) {
        QueryParameters parameters = new QueryParameters(uri, request.version());
        PageRequest wanted = parameters.page();
        ServerQuery query =
                new ServerQuery(parameters, request.version(), request.caller().isAdmin());
        if (query.allProjects()) {
            policies.require(allProjectsRule);
        }
        Slice<ServerView> found = servers.list(request.caller(), query.filter(), wanted);
        List<ServerView> items = found.items();
        List<Map<String, String>> next = found.more()
                ? request.links()
                        .next(
                                path,
                                parameters.all(),
                                items.get(items.size() - 1).id())
                : null;
        ServerJson json = json(ServerJson.Occasion.LISTED, detailed);
        return ServerDocuments.many(items, next, detailed ? json::write : json::writeShort);
    }

    @GET
    @Path("{id}")
    @Policy("os_compute_api:servers:show")
    public byte[] show(@PathParam("id") String id) {
        ServerView server = servers.get(request.caller(), id);
        return ServerDocuments.one(server, inGroup(ServerJson.Occasion.SHOWN, id)::write);
    }

    @POST
    @Policy("os_compute_api:servers:create")
    public Response create(JsonBody body) {
        BootRequest boot = new BootRequest(body, request.version());
        BootServer wish = boot.wish();
        checkRights(boot, wish);
        ServerService.Booted booted = accept(wish);
        if (boot.reservationWanted()) {
            return Response.status(Response.Status.ACCEPTED)
                    .entity(Map.of("reservation_id", booted.reservationId()))
                    .build();
        }
        ServerView first = booted.servers().get(0);
        List<String> groups = wish.securityGroups().isEmpty() ? List.of("default") : wish.securityGroups();
        Map<String, Object> server = Json.object(
                "id", first.id(),
                "links", request.links().both("servers", first.id()),
                "OS-DCF:diskConfig", first.diskConfig() == null ? "MANUAL" : first.diskConfig(),
                "security_groups",
                        groups.stream().map(name -> Map.of("name", name)).toList());
        if (booted.adminPassword() != null) {
            server.put("adminPass", booted.adminPassword());
        }
        return Response.status(Response.Status.ACCEPTED)
                .header("Location", request.links().self("servers", first.id()))
                .entity(Map.of("server", server))
                .build();
    }

    private void checkRights(BootRequest boot, BootServer wish) {
        if (request.caller().projectId() == null) {
            // A server belongs to a project, so a token for a domain or the system cannot boot one.
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", "os_compute_api:servers:create");
        }
        if (boot.forcedNode() != null) {
            policies.require("os_compute_api:servers:create:forced_host");
        }
        String requested = boot.requestedNode();
        if (requested != null) {
            policies.require("compute:servers:create:requested_destination");
            if (nodes.find(requested).isEmpty()) {
                throw new CloudException(
                        CommonError.BAD_REQUEST, "reason", "Compute host " + requested + " could not be found.");
            }
        }
        String zone = wish.availabilityZone();
        if (zone != null && nodes.all().stream().noneMatch(node -> zone.equals(node.availabilityZone()))) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "The requested availability zone is not available");
        }
    }

    /** What the body names and does not exist is a bad request here, not a missing resource. */
    private ServerService.Booted accept(BootServer wish) {
        try {
            return servers.boot(request.caller(), wish);
        } catch (CloudException e) {
            if (e.code().kind() == ErrorKind.NOT_FOUND || e.code() == ImageError.IMAGE_NOT_ACTIVE) {
                throw new CloudException(e, CommonError.BAD_REQUEST, "reason", e.getMessage());
            }
            throw e;
        }
    }

    @PUT
    @Path("{id}")
    @Policy("os_compute_api:servers:update")
    public byte[] update(@PathParam("id") String id, JsonBody body) {
        Set<String> known = new HashSet<>(Set.of("name", "OS-DCF:diskConfig", "accessIPv4", "accessIPv6"));
        if (request.version().atLeast(19)) {
            known.add("description");
        }
        if (request.version().atLeast(90)) {
            known.add("hostname");
        }
        JsonBody server = body.only("server").requiredObject("server");
        if (server == null) {
            throw body.invalid("server", "None is not of type 'object'");
        }
        server.only(known);
        ServerService.ServerChange change = new ServerService.ServerChange(
                Fields.name(server, "name"),
                server.text("description", 0, Fields.MAX_NAME),
                server.has("description") && !server.hasValue("description"),
                Fields.hostname(server),
                Fields.ipv4(server, "accessIPv4"),
                Fields.ipv6(server, "accessIPv6"),
                Fields.diskConfig(server));
        ServerView changed = servers.update(request.caller(), id, change);
        return ServerDocuments.one(changed, inGroup(ServerJson.Occasion.UPDATED, id)::write);
    }

    @DELETE
    @Path("{id}")
    @Policy("os_compute_api:servers:delete")
    public void delete(@PathParam("id") String id) {
        servers.delete(request.caller(), id);
    }

    private ServerJson inGroup(ServerJson.Occasion occasion, String id) {
        boolean shown = request.version().atLeast(ServerJson.SERVER_GROUPS);
        return json(occasion, true).inGroup(shown ? groups.groupOf(id).orElse(null) : null);
    }

    private ServerJson json(ServerJson.Occasion occasion, boolean detailed) {
        ServerJson.Reader reader = detailed ? readers.current() : ServerJson.Reader.OWNER;
        return new ServerJson(request.version(), occasion, reader, request.links());
    }
}
