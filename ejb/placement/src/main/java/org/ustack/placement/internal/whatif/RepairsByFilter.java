package org.ustack.placement.internal.whatif;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementChange.Kind;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;
import org.ustack.placement.internal.filter.AgentUpFilter;
import org.ustack.placement.internal.filter.AggregateExtraSpecsFilter;
import org.ustack.placement.internal.filter.AggregateImagePropertiesFilter;
import org.ustack.placement.internal.filter.AggregateMultiTenancyFilter;
import org.ustack.placement.internal.filter.ArchitectureFilter;
import org.ustack.placement.internal.filter.AvailabilityZoneFilter;
import org.ustack.placement.internal.filter.DifferentHostFilter;
import org.ustack.placement.internal.filter.DiskFilter;
import org.ustack.placement.internal.filter.EnabledFilter;
import org.ustack.placement.internal.filter.ExtraSpecsFilter;
import org.ustack.placement.internal.filter.HypervisorTypeFilter;
import org.ustack.placement.internal.filter.NodeFilter;
import org.ustack.placement.internal.filter.RamFilter;
import org.ustack.placement.internal.filter.SameHostFilter;
import org.ustack.placement.internal.filter.ServerGroupAffinityFilter;
import org.ustack.placement.internal.filter.ServerGroupAntiAffinityFilter;
import org.ustack.placement.internal.filter.VcpuFilter;
import org.ustack.placement.internal.filter.WantedNodeFilter;

/** For each filter the ways to satisfy it on one node; none if there is no way. */
final class RepairsByFilter {

    private static final String TENANTS = "filter_tenant_id";

    private final World original;
    private final PlacementContext context;
    private final PlacementRequest request;
    private final int remaining;
    private final Map<Class<? extends NodeFilter>, Function<NodeState, List<Repair>>> waysByFilter = waysByFilter();

    RepairsByFilter(World original, World now, int remaining) {
        this.original = original;
        this.context = now.context();
        this.request = now.context().request();
        this.remaining = remaining;
    }

    List<Repair> of(NodeFilter filter, NodeState node) {
        Function<NodeState, List<Repair>> ways = waysByFilter.get(filter.getClass());
        return ways == null ? List.of() : ways.apply(node);
    }

    private Map<Class<? extends NodeFilter>, Function<NodeState, List<Repair>>> waysByFilter() {
        return Map.ofEntries(
                Map.entry(AgentUpFilter.class, node -> List.of(up(node))),
                Map.entry(EnabledFilter.class, node -> List.of(ofNode(Kind.ENABLE_NODE, node, NodeState::inService))),
                Map.entry(AvailabilityZoneFilter.class, node -> List.of(dropZone())),
                Map.entry(WantedNodeFilter.class, node -> List.of(dropNode())),
                Map.entry(VcpuFilter.class, node -> resource(Resource.VCPU, node)),
                Map.entry(RamFilter.class, node -> resource(Resource.MEMORY, node)),
                Map.entry(DiskFilter.class, node -> resource(Resource.DISK, node)),
                Map.entry(HypervisorTypeFilter.class, node -> imageProperty("img_hv_type", "hypervisor_type")),
                Map.entry(ArchitectureFilter.class, node -> imageProperty("hw_architecture", "architecture")),
                Map.entry(ExtraSpecsFilter.class, node -> specs(new ExtraSpecsFilter(), node)),
                Map.entry(AggregateExtraSpecsFilter.class, node -> specs(new AggregateExtraSpecsFilter(), node)),
                Map.entry(AggregateImagePropertiesFilter.class, this::imageProperties),
                Map.entry(
                        AggregateMultiTenancyFilter.class,
                        node -> List.of(ofNode(Kind.ADMIT_PROJECT, node, this::admitting))),
                Map.entry(SameHostFilter.class, node -> hint("same_host")),
                Map.entry(DifferentHostFilter.class, node -> hint("different_host")),
                Map.entry(ServerGroupAffinityFilter.class, node -> List.of(leaveGroup())),
                Map.entry(ServerGroupAntiAffinityFilter.class, node -> List.of(leaveGroup(), raiseLimit(node))));
    }

    private Repair dropZone() {
        return Repair.ofWish(PlacementChange.ofSubject(Kind.DROP_ZONE, request.availabilityZone()), Wish::inAnyZone);
    }

    private Repair dropNode() {
        return Repair.ofWish(PlacementChange.ofNode(Kind.DROP_NODE, request.wantedNode()), Wish::onAnyNode);
    }

    private Repair up(NodeState node) {
        return node.forcedDown()
                ? ofNode(Kind.UNDECLARE_DOWN, node, NodeState::notDeclaredDown)
                : ofNode(Kind.START_AGENT, node, state -> state.seenAt(context.now()));
    }

    private List<Repair> resource(Resource resource, NodeState node) {
        return new ResourceRepairs(resource, original, context, remaining).of(node);
    }

    private List<Repair> imageProperty(String name, String older) {
        Map<String, String> properties = request.imageProperties();
        String key = properties.containsKey(name) ? name : older;
        return List.of(Repair.ofWish(
                PlacementChange.ofSubject(Kind.OTHER_IMAGE, key + "=" + properties.get(key)),
                wish -> wish.withoutImageProperty(name).withoutImageProperty(older)));
    }

    /** The first of the flavor's specs that alone has the filter reject the node. */
    private List<Repair> specs(NodeFilter filter, NodeState node) {
        for (Map.Entry<String, String> spec : request.extraSpecs().entrySet()) {
            Wish alone = Wish.like(request);
            request.extraSpecs().keySet().stream()
                    .filter(key -> !key.equals(spec.getKey()))
                    .forEach(alone::withoutSpec);
            PlacementContext only = context.asking(alone.request());
            if (filter.applies(only) && filter.reject(only, node).isPresent()) {
                return List.of(Repair.ofWish(
                        PlacementChange.ofSubject(Kind.OTHER_FLAVOR, spec.getKey() + "=" + spec.getValue()),
                        wish -> wish.withoutSpec(spec.getKey())));
            }
        }
        return List.of();
    }

    private List<Repair> imageProperties(NodeState node) {
        NodeFilter filter = new AggregateImagePropertiesFilter();
        for (Map.Entry<String, String> property : request.imageProperties().entrySet()) {
            Wish without = Wish.like(request);
            request.imageProperties().keySet().stream()
                    .filter(key -> !key.equals(property.getKey()))
                    .forEach(without::withoutImageProperty);
            if (filter.reject(context.asking(without.request()), node).isPresent()) {
                return List.of(Repair.ofWish(
                        PlacementChange.ofSubject(Kind.OTHER_IMAGE, property.getKey() + "=" + property.getValue()),
                        wish -> wish.withoutImageProperty(property.getKey())));
            }
        }
        return List.of();
    }

    private NodeState admitting(NodeState node) {
        Map<String, Set<String>> metadata = new HashMap<>(node.aggregateMetadata());
        Set<String> projects = new LinkedHashSet<>(metadata.getOrDefault(TENANTS, Set.of()));
        projects.add(request.projectId());
        metadata.put(TENANTS, projects);
        return node.inAggregates(metadata);
    }

    private static List<Repair> hint(String name) {
        return List.of(Repair.ofWish(PlacementChange.ofSubject(Kind.DROP_HINT, name), wish -> wish.withoutHint(name)));
    }

    private static Repair leaveGroup() {
        return Repair.ofWish(PlacementChange.of(Kind.LEAVE_GROUP), wish -> wish.group(null));
    }

    private Repair raiseLimit(NodeState node) {
        GroupRule group = request.group();
        int limit = group.on(node.id()) + 1;
        return Repair.sized(
                PlacementChange.ofAmount(Kind.RAISE_GROUP_LIMIT, null, limit),
                (limit - original.context().request().group().maxServersPerNode()) / 100.0,
                world -> world.wishing(wish -> wish.limitingGroup(limit)));
    }

    private static Repair ofNode(Kind kind, NodeState node, UnaryOperator<NodeState> effect) {
        return Repair.of(PlacementChange.ofNode(kind, node.name()), world -> world.changing(node.id(), effect));
    }
}
