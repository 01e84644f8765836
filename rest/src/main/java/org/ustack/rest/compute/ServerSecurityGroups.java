package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.PortDraft;
import org.ustack.network.PortService;
import org.ustack.network.PortView;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupView;

/** The security groups of a server are those of its ports; a server has a group if any of its ports has. */
@RequestScoped
public class ServerSecurityGroups {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    PortService ports;

    @Inject
    SecurityGroupService groups;

    /** In the order of the ports. */
    public List<SecurityGroupView> of(String serverId) {
        ServerView server = servers.get(request.caller(), serverId);
        Set<String> ids = new LinkedHashSet<>();
        portsOf(server).forEach(port -> ids.addAll(port.securityGroups()));
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> order = List.copyOf(ids);
        return groups.list(system(), Listing.where("id", order.toArray(String[]::new))).items().stream()
                .sorted(Comparator.comparingInt(
                        group -> order.indexOf(group.head().id())))
                .toList();
    }

    /** @param nameOrId of a group of the server's project */
    public void add(String serverId, String nameOrId) {
        ServerView server = servers.get(request.caller(), serverId);
        String group = find(server, nameOrId);
        for (PortView port : portsOf(server)) {
            if (port.portSecurity()
                    && !port.fixedIps().isEmpty()
                    && !port.securityGroups().contains(group)) {
                List<String> more = new ArrayList<>(port.securityGroups());
                more.add(group);
                set(port, more);
            }
        }
    }

    public void remove(String serverId, String nameOrId) {
        ServerView server = servers.get(request.caller(), serverId);
        String group = find(server, nameOrId);
        boolean found = false;
        for (PortView port : portsOf(server)) {
            if (port.securityGroups().contains(group)) {
                found = true;
                set(
                        port,
                        port.securityGroups().stream()
                                .filter(id -> !id.equals(group))
                                .toList());
            }
        }
        if (!found) {
            throw new CloudException(ComputeApiError.GROUP_NOT_ON_SERVER, "group", nameOrId, "server", serverId);
        }
    }

    private List<PortView> portsOf(ServerView server) {
        return ports.list(system(), Listing.where("device_id", server.id())).items();
    }

    private String find(ServerView server, String nameOrId) {
        List<SecurityGroupView> found = groupsOf(server, "id", nameOrId);
        if (found.isEmpty()) {
            found = groupsOf(server, "name", nameOrId);
        }
        if (found.size() > 1) {
            throw new CloudException(NetworkError.AMBIGUOUS_SECURITY_GROUP, "name", nameOrId);
        }
        if (found.isEmpty()) {
            throw new CloudException(ComputeApiError.SECURITY_GROUP_NOT_FOUND, "group", nameOrId);
        }
        return found.get(0).head().id();
    }

    private List<SecurityGroupView> groupsOf(ServerView server, String attribute, String value) {
        Map<String, List<String>> filters =
                Map.of("project_id", List.of(server.projectId()), attribute, List.of(value));
        return groups.list(system(), new Listing(filters, List.of(), null, null, false))
                .items();
    }

    private void set(PortView port, List<String> ids) {
        PortDraft changes = PortDraft.of(port.networkId(), Change.none(), Change.to(ids), Change.none());
        ports.update(system(), port.head().id(), changes, null);
    }

    /** The caller's right to the server was checked; the port may lie on a network of another project. */
    private RequestContext system() {
        return RequestContext.system(request.caller().requestId());
    }
}
