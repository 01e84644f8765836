package org.ustack.placement.internal.whatif;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementChange.Kind;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * Machines that would have to be bought: just large enough for the servers that are left, in the zone that is asked for, otherwise of
 * the kind that the cloud has most of. They are in no aggregate.
 */
record NewNodes(NodeState example, int count) {

    private static final String ID = "new-node-";

    static NewNodes forServers(World world, int remaining) {
        PlacementContext context = world.context();
        PlacementRequest request = context.request();
        int each = Math.min(remaining, mostOnOneNode(request.group()));
        Collection<NodeState> known = world.nodes().values();
        NodeState node = new NodeState(
                ID,
                ID,
                "",
                request.availabilityZone() != null
                        ? request.availabilityZone()
                        : commonest(known, NodeState::availabilityZone, ""),
                commonest(known, NodeState::hypervisorType, "QEMU"),
                known.stream().mapToInt(NodeState::hypervisorVersion).max().orElse(0),
                commonest(known, state -> state.cpuArchitecture() == null ? "" : state.cpuArchitecture(), "x86_64"),
                commonest(known, state -> state.cpuModel() == null ? "" : state.cpuModel(), ""),
                true,
                context.now(),
                (int) Math.max(request.vcpus(), ceil(request.vcpus() * (double) each / context.cpuRatio())),
                0,
                Math.max(request.memoryMib(), ceil(request.memoryMib() * (double) each / context.ramRatio())),
                0,
                ceil(request.diskGib() * (double) each / context.diskRatio()),
                0,
                0,
                false);
        return new NewNodes(node, (remaining + each - 1) / each);
    }

    private static int mostOnOneNode(GroupRule group) {
        return group != null && group.policy() == GroupRule.Policy.ANTI_AFFINITY
                ? Math.max(1, group.maxServersPerNode())
                : Integer.MAX_VALUE;
    }

    private static long ceil(double value) {
        return (long) Math.ceil(value);
    }

    private static String commonest(
            Collection<NodeState> nodes, Function<NodeState, String> property, String otherwise) {
        Map<String, Integer> counts = new HashMap<>();
        nodes.forEach(node -> counts.merge(property.apply(node), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(otherwise);
    }

    Repair repair() {
        String size = example.vcpus() + " vCPUs, " + example.memoryMib() + " MiB of memory and " + example.diskGib()
                + " GiB of disk";
        PlacementChange change = new PlacementChange(Kind.ADD_NODES, null, size, count);
        return new Repair(change, Kind.ADD_NODES.cost() * count, this::addTo);
    }

    private World addTo(World world) {
        World more = world;
        for (int i = 0; i < count; i++) {
            String id = ID + (more.nodes().size() + 1);
            more = more.adding(new NodeState(
                    id,
                    id,
                    example.agent(),
                    example.availabilityZone(),
                    example.hypervisorType(),
                    example.hypervisorVersion(),
                    example.cpuArchitecture(),
                    example.cpuModel(),
                    true,
                    example.lastSeen(),
                    example.vcpus(),
                    0,
                    example.memoryMib(),
                    0,
                    example.diskGib(),
                    0,
                    0,
                    false));
        }
        return more;
    }
}
