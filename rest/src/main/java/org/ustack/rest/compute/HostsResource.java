package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-hosts}, until 2.42: the nodes as older clients look at them. */
@Path("v2.1/os-hosts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostsResource {

    private static final int UNTIL = 42;

    @Inject
    ComputeRequest request;

    @Inject
    NodeDirectory nodes;

    @Inject
    AllServers servers;

    @Context
    UriInfo uri;

    @GET
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:os-hosts:list")
    public Map<String, Object> list() {
        QueryParameters query = new QueryParameters(uri, request.version());
        String zone = query.text("zone");
        String service = query.text("service");
        return Map.of(
                "hosts",
                nodes.all().stream()
                        .filter(node -> zone == null || zone.isEmpty() || zone.equals(node.availabilityZone()))
                        .filter(node -> service == null || service.equals(HostJson.SERVICE))
                        .map(HostJson::brief)
                        .toList());
    }

    @GET
    @Path("{name}")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:os-hosts:show")
    public Map<String, Object> show(@PathParam("name") String name) {
        NodeView node = node(name);
        return Map.of("host", HostJson.resources(node, servers.onNode(request.caller(), node.name())));
    }

    /** Maintenance means moving servers away, which libvirt's hosts do not do by themselves. */
    @PUT
    @Path("{name}")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:os-hosts:update")
    public Map<String, Object> update(@PathParam("name") String name, JsonBody body) {
        body.only("status", "maintenance_mode");
        Boolean enable = word(body, "status");
        Boolean maintenance = word(body, "maintenance_mode");
        if (enable == null && maintenance == null) {
            throw body.invalid("status", "{} does not have enough properties");
        }
        NodeView node = node(name);
        if (maintenance != null) {
            throw notSupported();
        }
        nodes.setEnabled(node.name(), enable, null);
        return Json.object("host", node.name(), "status", enable ? "enabled" : "disabled");
    }

    /** True for {@code enable}, in any case of letters; null if the field is not there. */
    private static Boolean word(JsonBody body, String field) {
        if (!body.has(field)) {
            return null;
        }
        String word = body.requiredText(field, 1, Fields.MAX_NAME);
        if (!Set.of("enable", "disable").contains(word.toLowerCase(Locale.ROOT))) {
            throw body.invalid(field, "'" + word + "' is not one of ['enable', 'disable']");
        }
        return word.equalsIgnoreCase("enable");
    }

    @GET
    @Path("{name}/startup")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:os-hosts:start")
    public Map<String, Object> startUp(@PathParam("name") String name) {
        node(name);
        throw notSupported();
    }

    @GET
    @Path("{name}/shutdown")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:os-hosts:shutdown")
    public Map<String, Object> shutDown(@PathParam("name") String name) {
        node(name);
        throw notSupported();
    }

    @GET
    @Path("{name}/reboot")
    @Microversions(until = UNTIL)
    @Policy("os_compute_api:os-hosts:reboot")
    public Map<String, Object> reboot(@PathParam("name") String name) {
        node(name);
        throw notSupported();
    }

    private static CloudException notSupported() {
        return new CloudException(ComputeApiError.NOT_SUPPORTED);
    }

    private NodeView node(String name) {
        return nodes.all().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeApiError.HOST_NOT_FOUND, "host", name));
    }
}
