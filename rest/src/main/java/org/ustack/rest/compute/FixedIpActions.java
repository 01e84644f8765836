package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.PortDraft;
import org.ustack.network.PortService;
import org.ustack.network.ServerPorts.PortAddresses;
import org.ustack.rest.common.JsonBody;

/** Adds an address to the port of a server in a network, or takes one away; until 2.43. */
@RequestScoped
public class FixedIpActions implements ServerActionHandler {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    PortService ports;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.ADD_FIXED_IP, ServerVerb.REMOVE_FIXED_IP);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        JsonBody asked = body.requiredObject(verb.key());
        if (asked == null) {
            throw body.invalid(verb.key(), "None is not of type 'object'");
        }
        ServerView server = servers.get(request.caller(), id);
        if (verb == ServerVerb.ADD_FIXED_IP) {
            add(server, asked.only("networkId").requiredText("networkId", 1, Fields.MAX_NAME));
        } else {
            remove(server, asked.only("address").requiredText("address", 1, Fields.MAX_NAME));
        }
        return ServerActionHandler.accepted();
    }

    private void add(ServerView server, String networkId) {
        PortAddresses port = server.ports().stream()
                .filter(found -> found.networkId().equals(networkId))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeApiError.NETWORK_NOT_OF_SERVER, "server", server.id()));
        List<FixedIp> all = addresses(port);
        String subnet = port.fixed().isEmpty() ? null : port.fixed().get(0).subnetId();
        all.add(new FixedIp(subnet, null));
        set(port, all);
    }

    private void remove(ServerView server, String address) {
        PortAddresses port = server.ports().stream()
                .filter(found ->
                        found.fixed().stream().anyMatch(fixed -> fixed.address().equals(address)))
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        CommonError.BAD_REQUEST,
                        "reason",
                        "Fixed IP not found for specific instance: Instance " + server.id() + " doesn't have fixed IP '"
                                + address + "'."));
        List<FixedIp> all = addresses(port);
        all.removeIf(fixed -> address.equals(fixed.address()));
        set(port, all);
    }

    private static List<FixedIp> addresses(PortAddresses port) {
        List<FixedIp> all = new ArrayList<>();
        port.fixed().stream()
                .filter(fixed -> !fixed.floating())
                .forEach(fixed -> all.add(new FixedIp(fixed.subnetId(), fixed.address())));
        return all;
    }

    /** Compute's own act: whoever may act on the server may give it an address. */
    private void set(PortAddresses port, List<FixedIp> all) {
        RequestContext system = RequestContext.system(request.caller().requestId());
        ports.update(
                system,
                port.portId(),
                PortDraft.of(port.networkId(), Change.to(all), Change.none(), Change.none()),
                null);
    }
}
