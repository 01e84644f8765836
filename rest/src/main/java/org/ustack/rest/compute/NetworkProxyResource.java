package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.network.Listing;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkView;
import org.ustack.rest.common.Policy;

/** {@code /os-networks}, until 2.35: networks by name. What compute knew of them besides is null, as Nova answers; changes are gone. */
@Path("v2.1/os-networks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NetworkProxyResource {

    private static final List<String> NULLS =
            List.of("cidr", "netmask", "gateway", "broadcast", "dns1", "dns2", "cidr_v6", "gateway_v6", "netmask_v6");
    private static final List<String> NULLS_FOR_ADMINS = List.of(
            "created_at",
            "updated_at",
            "deleted_at",
            "deleted",
            "injected",
            "bridge",
            "vlan",
            "vpn_public_address",
            "vpn_public_port",
            "vpn_private_address",
            "dhcp_start",
            "host",
            "bridge_interface",
            "multi_host",
            "priority",
            "rxtx_base",
            "dhcp_server",
            "enable_dhcp",
            "share_address");

    @Inject
    ComputeRequest request;

    @Inject
    NetworkService networks;

    @GET
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-networks:list")
    public Map<String, Object> list() {
        return Map.of(
                "networks",
                networks.list(request.caller(), Listing.all()).items().stream()
                        .map(this::json)
                        .toList());
    }

    @GET
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-networks:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of("network", json(find(networks, request, id)));
    }

    static NetworkView find(NetworkService networks, ComputeRequest request, String id) {
        try {
            return networks.show(request.caller(), id);
        } catch (CloudException e) {
            throw e.code().kind() == ErrorKind.NOT_FOUND ? new CloudException(e, ComputeApiError.NO_SUCH_NETWORK) : e;
        }
    }

    private Map<String, Object> json(NetworkView network) {
        Map<String, Object> shown =
                Json.object("id", network.head().id(), "label", network.head().name());
        NULLS.forEach(name -> shown.put(name, null));
        if (request.caller().isAdmin()) {
            NULLS_FOR_ADMINS.forEach(name -> shown.put(name, null));
            shown.put("project_id", network.head().projectId());
            shown.put("mtu", network.mtu());
        }
        return shown;
    }

    @POST
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:removed")
    public Response create() {
        throw new CloudException(ComputeApiError.GONE);
    }

    @POST
    @Path("{rest: .+}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:removed")
    public Response act() {
        throw new CloudException(ComputeApiError.GONE);
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:removed")
    public Response delete() {
        throw new CloudException(ComputeApiError.GONE);
    }
}
