package org.ustack.agent.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.agent.instance.Timeline;
import org.ustack.contract.BootServer;
import org.ustack.contract.DomainShape;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RescueServer;
import org.ustack.contract.RouterSpec;
import org.ustack.contract.SnapshotServer;

/** Files and ports in memory. */
final class FakeNode implements NodeParts, InstanceFiles, HostNetwork {

    final Set<String> withFiles = new LinkedHashSet<>();
    final Set<String> plugged = new LinkedHashSet<>();
    final List<Long> generations = new ArrayList<>();
    final List<String> discarded = new ArrayList<>();
    NodeProblem destinationProblem;
    NodeProblem filesProblem;
    NodeProblem removalProblem;
    NodeProblem routerProblem;
    IllegalArgumentException plugProblem;

    @Override
    public InstanceFiles files() {
        return this;
    }

    @Override
    public HostNetwork network() {
        return this;
    }

    @Override
    public Prepared prepare(BootServer command, Timeline timeline) throws NodeProblem {
        withFiles.add(command.server());
        if (filesProblem != null) {
            throw filesProblem;
        }
        return new Prepared(List.of(), "/log", null);
    }

    Path copy;
    final Set<String> copies = new LinkedHashSet<>();
    final Set<String> rescues = new LinkedHashSet<>();
    NodeProblem rescueProblem;

    @Override
    public Prepared existing(String server, DomainShape shape) {
        return new Prepared(List.of(), "/own-disk", null);
    }

    @Override
    public Prepared prepareRescue(RescueServer command) throws NodeProblem {
        if (rescueProblem != null) {
            throw rescueProblem;
        }
        rescues.add(command.server());
        return new Prepared(List.of(), "/rescue-disk", null);
    }

    @Override
    public void endRescue(String server, GuestMetadata metadata) {
        rescues.remove(server);
    }

    @Override
    public Path copyDisk(SnapshotServer command) throws NodeProblem {
        if (filesProblem != null) {
            throw filesProblem;
        }
        copies.add(command.image().id());
        return copy;
    }

    @Override
    public boolean hasCopy(SnapshotServer command) {
        return copies.contains(command.image().id());
    }

    @Override
    public void dropCopy(SnapshotServer command) {
        copies.remove(command.image().id());
    }

    @Override
    public void discard(String server, boolean preserveEphemeral) {
        discarded.add(server);
    }

    @Override
    public void checkDestination(String node, String destination) throws NodeProblem {
        if (destinationProblem != null) {
            throw destinationProblem;
        }
    }

    @Override
    public Prepared arrive(BootServer command, Timeline timeline) throws NodeProblem {
        return prepare(command, timeline);
    }

    @Override
    public Prepared describe(BootServer command) {
        return new Prepared(List.of(), "/log", null);
    }

    @Override
    public void remove(String server) throws NodeProblem {
        if (removalProblem != null) {
            throw removalProblem;
        }
        withFiles.remove(server);
    }

    @Override
    public void restore() {
        plugged.clear();
    }

    @Override
    public void ensureNetwork(NetworkSpec network) {
        plugged.add(network.id());
    }

    @Override
    public Plug plug(String server, NicSpec nic) {
        plugged.add(nic.port());
        if (plugProblem != null) {
            throw plugProblem;
        }
        return new Plug("bridge", "tap");
    }

    @Override
    public boolean applyRules(String server, NicSpec nic, long generation) {
        generations.add(generation);
        return true;
    }

    @Override
    public boolean applyRouter(RouterSpec router, long generation) throws NodeProblem {
        if (routerProblem != null) {
            throw routerProblem;
        }
        generations.add(generation);
        return generation > 0;
    }

    @Override
    public void removeRouter(String router, long generation) {
        generations.add(generation);
    }

    @Override
    public boolean applyMembers(String group, List<String> members, long generation) {
        generations.add(generation);
        return true;
    }

    @Override
    public void unplug(String server, Set<String> ports) {
        plugged.removeAll(ports);
    }

    @Override
    public void removeNetwork(String network) {
        plugged.remove(network);
    }
}
