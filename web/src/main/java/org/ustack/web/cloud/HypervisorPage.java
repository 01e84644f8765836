package org.ustack.web.cloud;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.identity.ProjectDirectory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.PlacementError;
import org.ustack.web.identity.IdentityWork;
import org.ustack.web.parts.Lines;
import org.ustack.web.server.Look;

/** A host: what it is, how full it is, and the servers on it, of whatever project. */
@Named
@ViewScoped
public class HypervisorPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String SHOW = "os_compute_api:os-hypervisors:show";
    private static final String SERVERS = "os_compute_api:servers:detail:get_all_tenants";

    @Inject
    NodeDirectory nodes;

    @Inject
    ServerService servers;

    @Inject
    ProjectDirectory people;

    @Inject
    CloudWork cloud;

    @Inject
    IdentityWork identity;

    private Lines<Guest> guests;
    private String name;
    private transient HostLine host;

    /** A server on the host. @param project by name; null where it is gone */
    public record Guest(ServerView server, String project) {

        public Look look() {
            return Look.of(server);
        }
    }

    @PostConstruct
    void begin() {
        guests = Lines.after(this::page, guest -> guest.server().id());
    }

    public void load() throws IOException {
        host = identity.open(this::read);
    }

    private HostLine read() {
        cloud.caller(SHOW);
        NodeView node = nodes.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CloudException(PlacementError.NODE_NOT_FOUND, "name", name));
        return new HostLine(node);
    }

    public HostLine getHost() {
        if (host == null) {
            host = read();
        }
        return host;
    }

    private Slice<Guest> page(PageRequest page) {
        ServerFilter onNode = new ServerFilter(
                true, null, null, null, null, null, null, null, null, name, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
        Slice<ServerView> found = servers.list(cloud.caller(SERVERS), onNode, page);
        Set<String> projects = found.items().stream().map(ServerView::projectId).collect(Collectors.toSet());
        Map<String, String> names = people.projectNames(projects);
        return found.map(server -> new Guest(server, names.get(server.projectId())));
    }

    public boolean isGuestsShown() {
        return cloud.may(SERVERS);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Lines<Guest> getGuests() {
        return guests;
    }
}
