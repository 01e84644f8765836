package org.ustack.placement.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The picture of all nodes that decisions of this controller start from, so that a burst of boots does not read all nodes
 * for each. Its methods are public because callers hold the container's proxy. It may be behind by the age that the caller allows; the claim in the database decides.
 */
@ApplicationScoped
public class NodeSnapshot {

    private record Picture(Instant takenAt, Map<String, NodeState> nodes) {}

    private volatile Picture picture = new Picture(Instant.MIN, new ConcurrentHashMap<>());

    public Collection<NodeState> nodes(Instant now, Duration maxAge, Supplier<List<NodeState>> reader) {
        Picture current = picture;
        boolean fresh = !current.takenAt().equals(Instant.MIN)
                && !current.takenAt().plus(maxAge).isBefore(now);
        return fresh ? current.nodes().values() : refresh(now, reader);
    }

    public Collection<NodeState> refresh(Instant now, Supplier<List<NodeState>> reader) {
        Map<String, NodeState> nodes = new ConcurrentHashMap<>();
        reader.get().forEach(node -> nodes.put(node.id(), node));
        picture = new Picture(now, nodes);
        return nodes.values();
    }

    /** Counts a claim of this controller (or its return) at once; the next refresh corrects it if that rolls back. */
    public void add(String nodeId, int vcpus, long memoryMib, long diskGib, int servers) {
        picture.nodes().computeIfPresent(nodeId, (id, node) -> node.plus(vcpus, memoryMib, diskGib, servers));
    }

    public void forget() {
        picture = new Picture(Instant.MIN, new ConcurrentHashMap<>());
    }
}
