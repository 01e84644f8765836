package org.ustack.placement.internal.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Ways to make a resource suffice on a node: for the next server, and for all that are left. */
final class ResourceRepairs {

    private final Resource resource;
    private final World original;
    private final PlacementContext context;
    private final int remaining;

    ResourceRepairs(Resource resource, World original, PlacementContext context, int remaining) {
        this.resource = resource;
        this.original = original;
        this.context = context;
        this.remaining = remaining;
    }

    List<Repair> of(NodeState node) {
        List<Repair> repairs = new ArrayList<>();
        long wanted = resource.wanted(context.request());
        boolean largeEnough = !resource.boundedByCapacity() || wanted <= resource.capacity(node);
        LongStream.of(1, remaining).distinct().forEach(servers -> {
            if (largeEnough) {
                free(repairs, node, servers * wanted);
                raise(repairs, node, servers * wanted);
            }
            askForLess(repairs, node, servers);
        });
        return repairs;
    }

    /** What the experiment itself has placed there cannot be freed. */
    private void free(List<Repair> repairs, NodeState node, long wanted) {
        long amount = (long) Math.ceil(resource.used(node) + wanted - limit(node));
        NodeState before = original.nodes().get(node.id());
        if (before == null || amount <= 0 || amount > resource.used(before)) {
            return;
        }
        repairs.add(Repair.sized(
                PlacementChange.ofAmount(resource.freeing(), node.name(), amount),
                amount / (double) resource.capacity(node),
                world -> world.changing(node.id(), state -> resource.freed(state, amount))));
    }

    private void raise(List<Repair> repairs, NodeState node, long wanted) {
        if (resource.capacity(node) == 0) {
            return;
        }
        double ratio = ratioFor(resource.used(node) + wanted, resource.capacity(node));
        double before = resource.ratio(original.context());
        repairs.add(Repair.sized(
                PlacementChange.ofAmount(resource.raising(), null, ratio),
                (ratio - before) / before,
                world -> world.under(resource.under(world.context(), ratio))));
    }

    private void askForLess(List<Repair> repairs, NodeState node, long servers) {
        long room = (long) Math.floor((limit(node) - resource.used(node)) / servers);
        long amount = resource.boundedByCapacity() ? Math.min(room, resource.capacity(node)) : room;
        long before = resource.wanted(original.context().request());
        if (amount < 1 || amount >= resource.wanted(context.request())) {
            return;
        }
        repairs.add(Repair.sized(
                PlacementChange.ofAmount(resource.askingForLess(), null, amount),
                (before - amount) / (double) before,
                world -> world.wishing(wish -> resource.asking(wish, amount))));
    }

    /** In hundredths, and large enough as the filters compute it. */
    private static double ratioFor(long claimed, long capacity) {
        long hundredths = claimed * 100 / capacity;
        while (capacity * (hundredths / 100.0) < claimed) {
            hundredths++;
        }
        return hundredths / 100.0;
    }

    private double limit(NodeState node) {
        return resource.capacity(node) * resource.ratio(context);
    }
}
