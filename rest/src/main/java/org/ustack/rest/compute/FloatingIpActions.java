package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.FloatingIpView;
import org.ustack.network.IpAddress;
import org.ustack.network.ServerPorts.PortAddresses;
import org.ustack.rest.common.JsonBody;

/** Gives a server a floating address that the project holds, and takes it from it, until 2.43. */
@RequestScoped
public class FloatingIpActions implements ServerActionHandler {

    /** A fixed address and the port that has it. */
    private record Place(String port, String fixed) {}

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    ProxiedFloatingIps floating;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.ADD_FLOATING_IP, ServerVerb.REMOVE_FLOATING_IP);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        JsonBody asked = body.requiredObject(verb.key());
        if (asked == null) {
            throw body.invalid(verb.key(), "None is not of type 'object'");
        }
        String address = address(asked, "address", true);
        ServerView server = servers.get(request.caller(), id);
        if (verb == ServerVerb.ADD_FLOATING_IP) {
            add(server, address, address(asked, "fixed_address", false));
        } else {
            remove(server, address);
        }
        return ServerActionHandler.accepted();
    }

    private static String address(JsonBody body, String name, boolean required) {
        String address = required ? body.requiredText(name, 1, Fields.MAX_NAME) : body.text(name, 1, Fields.MAX_NAME);
        if (address != null && IpAddress.parse(address).isEmpty()) {
            throw CommonError.invalid(name, address, "'" + address + "' is not a 'ip-address'");
        }
        return address;
    }

    private void add(ServerView server, String address, String fixed) {
        Place place = server.ports().stream()
                .flatMap(port -> port.fixed().stream()
                        .filter(a -> !a.floating() && a.version() == 4)
                        .map(a -> new Place(port.portId(), a.address())))
                .filter(candidate -> fixed == null || candidate.fixed().equals(fixed))
                .findFirst()
                .orElseThrow(() -> fixed == null
                        ? bad("Instance has no fixed IPv4 addresses to associate.")
                        : bad("Specified fixed address not assigned to instance"));
        floating.associate(floating.byAddress(address), place.port(), place.fixed());
    }

    private void remove(ServerView server, String address) {
        FloatingIpView held = floating.byAddress(address);
        boolean his = server.ports().stream().map(PortAddresses::portId).anyMatch(port -> port.equals(held.portId()));
        if (!his) {
            throw new CloudException(
                    ComputeApiError.FLOATING_IP_NOT_ON_SERVER, "address", address, "server", server.id());
        }
        floating.associate(held, null, null);
    }

    private static CloudException bad(String reason) {
        return new CloudException(CommonError.BAD_REQUEST, "reason", reason);
    }
}
