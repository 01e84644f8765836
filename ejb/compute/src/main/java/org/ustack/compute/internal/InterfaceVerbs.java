package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.domain.Server;
import org.ustack.contract.NicSpec;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.ServerPorts;
import org.ustack.network.ServerPorts.BoundPort;
import org.ustack.network.ServerPorts.NicRequest;

/** Gives servers cards and takes them away. The port is claimed first and given back last. */
@Dependent
public class InterfaceVerbs {

    static final String PORT = "port";
    static final String MAC = "mac";

    @Inject
    ServerVerbs verbs;

    @Inject
    ServerCommands commands;

    @Inject
    ServerPorts ports;

    String attach(RequestContext caller, String serverId, NicRequest request) {
        Server server = verbs.ready(caller, serverId, ServerAction.ATTACH_INTERFACE);
        BoundPort port = ports.attach(
                        caller,
                        new ServerPorts.Owner(
                                server.id(), server.hostname(), server.node(), server.agent(), server.zone()),
                        request)
                .orElseThrow(() -> new CloudException(ComputeError.NO_NETWORK_TO_ATTACH));
        begin(caller, server, ServerAction.ATTACH_INTERFACE, Map.of(PORT, port.portId()));
        commands.attachInterface(server, port.spec());
        return port.portId();
    }

    void detach(RequestContext caller, String serverId, String portId) {
        Server server = verbs.ready(caller, serverId, ServerAction.DETACH_INTERFACE);
        List<NicSpec> attached = ports.specs(server.id());
        NicSpec nic = attached.stream()
                .filter(spec -> spec.port().equals(portId))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeError.PORT_NOT_ATTACHED, "id", portId));
        begin(caller, server, ServerAction.DETACH_INTERFACE, Map.of(PORT, portId, MAC, nic.mac()));
        commands.detachInterface(server);
    }

    private void begin(RequestContext caller, Server server, ServerAction action, Map<String, String> input) {
        Duration timeout = verbs.settings.get(ComputeSettings.POWER_TIMEOUT);
        verbs.begin(caller, server, action, input, timeout);
        verbs.transitions.news.changed(server.changed());
    }
}
