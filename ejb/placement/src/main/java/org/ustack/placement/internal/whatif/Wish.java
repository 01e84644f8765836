package org.ustack.placement.internal.whatif;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementRequest;

/** A request with one thing changed. */
final class Wish {

    private final PlacementRequest original;
    private String serverId;
    private int vcpus;
    private long memoryMib;
    private long diskGib;
    private String zone;
    private String node;
    private Map<String, String> extraSpecs;
    private Map<String, String> imageProperties;
    private Map<String, List<String>> hints;
    private GroupRule group;

    private Wish(PlacementRequest original) {
        this.original = original;
        this.serverId = original.serverId();
        this.vcpus = original.vcpus();
        this.memoryMib = original.memoryMib();
        this.diskGib = original.diskGib();
        this.zone = original.availabilityZone();
        this.node = original.wantedNode();
        this.extraSpecs = original.extraSpecs();
        this.imageProperties = original.imageProperties();
        this.hints = original.hints();
        this.group = original.group();
    }

    static Wish like(PlacementRequest original) {
        return new Wish(original);
    }

    Wish ofServer(String id) {
        serverId = id;
        return this;
    }

    Wish vcpus(int number) {
        vcpus = number;
        return this;
    }

    Wish memoryMib(long mib) {
        memoryMib = mib;
        return this;
    }

    Wish diskGib(long gib) {
        diskGib = gib;
        return this;
    }

    Wish inAnyZone() {
        zone = null;
        return this;
    }

    Wish onAnyNode() {
        node = null;
        return this;
    }

    Wish withoutSpec(String key) {
        extraSpecs = without(extraSpecs, key);
        return this;
    }

    Wish withoutImageProperty(String key) {
        imageProperties = without(imageProperties, key);
        return this;
    }

    Wish withoutHint(String key) {
        hints = without(hints, key);
        return this;
    }

    Wish group(GroupRule rule) {
        group = rule;
        return this;
    }

    Wish limitingGroup(int serversPerNode) {
        group = new GroupRule(group.policy(), serversPerNode, group.serversByNode());
        return this;
    }

    /** One more server of the group stands on the node. */
    Wish joinedBy(String nodeId) {
        if (group != null) {
            Map<String, Integer> counts = new HashMap<>(group.serversByNode());
            counts.merge(nodeId, 1, Integer::sum);
            group = new GroupRule(group.policy(), group.maxServersPerNode(), counts);
        }
        return this;
    }

    private static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> left = new HashMap<>(map);
        left.remove(key);
        return left;
    }

    PlacementRequest request() {
        return new PlacementRequest(
                original.requestId(),
                serverId,
                original.projectId(),
                vcpus,
                memoryMib,
                diskGib,
                zone,
                node,
                Set.of(),
                extraSpecs,
                imageProperties,
                hints,
                group);
    }
}
