package org.ustack.agent.hostnetwork;

import java.util.List;
import java.util.Set;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RouterSpec;

/** For a hypervisor that only simulates: names without devices. */
public final class NoHostNetwork implements HostNetwork {

    private final LinkNames names;

    public NoHostNetwork(LinkNames names) {
        this.names = names;
    }

    @Override
    public void restore() {
        // There is nothing on the host.
    }

    @Override
    public void ensureNetwork(NetworkSpec network) {
        // A simulated guest needs no bridge.
    }

    @Override
    public Plug plug(String server, NicSpec nic) {
        return new Plug(names.bridge(nic.network().id()), names.tap(nic.port()));
    }

    @Override
    public boolean applyRules(String server, NicSpec nic, long generation) {
        return true;
    }

    @Override
    public boolean applyMembers(String group, List<String> members, long generation) {
        return true;
    }

    @Override
    public void unplug(String server, Set<String> ports) {
        // There is no device.
    }

    @Override
    public boolean applyRouter(RouterSpec router, long generation) {
        return true;
    }

    @Override
    public void removeRouter(String router, long generation) {
        // There is no namespace.
    }

    @Override
    public void removeNetwork(String network) {
        // There is no bridge.
    }
}
