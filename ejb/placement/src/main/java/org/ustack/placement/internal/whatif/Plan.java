package org.ustack.placement.internal.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementChange.Kind;

/** Repairs made together. What is freed on one node adds up; of two ratios, limits or sizes the later one holds. */
final class Plan {

    private static final Set<Kind> ADDING_UP =
            Set.of(Kind.FREE_VCPUS, Kind.FREE_MEMORY, Kind.FREE_DISK, Kind.ADD_NODES);

    private static final Set<Kind> RESIZING = Set.of(Kind.FEWER_VCPUS, Kind.LESS_MEMORY, Kind.LESS_DISK);

    private record Target(Kind kind, String node, String subject) {

        static Target of(PlacementChange change) {
            return new Target(change.kind(), change.node(), change.subject());
        }
    }

    private final Map<Target, Repair> repairs;

    private Plan(Map<Target, Repair> repairs) {
        this.repairs = repairs;
    }

    static Plan empty() {
        return new Plan(Map.of());
    }

    Plan and(Repair repair) {
        Map<Target, Repair> more = new LinkedHashMap<>(repairs);
        more.merge(Target.of(repair.change()), repair, Plan::together);
        return new Plan(more);
    }

    private static Repair together(Repair before, Repair next) {
        PlacementChange change = next.change();
        if (!ADDING_UP.contains(change.kind())) {
            return next;
        }
        double amount = before.change().amount() + change.amount();
        double once = change.kind() == Kind.ADD_NODES ? 0 : change.kind().cost();
        return new Repair(
                new PlacementChange(change.kind(), change.node(), change.subject(), amount),
                before.cost() + next.cost() - once,
                world -> next.effect().apply(before.effect().apply(world)));
    }

    int size() {
        return repairs.size();
    }

    double cost() {
        return repairs.values().stream().mapToDouble(Repair::cost).sum();
    }

    List<PlacementChange> changes() {
        return repairs.values().stream().map(Repair::change).toList();
    }

    World applyTo(World world) {
        World changed = world;
        for (Repair repair : repairs.values()) {
            changed = repair.effect().apply(changed);
        }
        return changed;
    }

    /** Whether all that the other one changes is changed here too, at least as much. */
    boolean covers(Plan other) {
        return other.repairs.entrySet().stream().allMatch(entry -> {
            Repair mine = repairs.get(entry.getKey());
            return mine != null && mine.cost() >= entry.getValue().cost();
        });
    }

    /** Whether the servers would be smaller. */
    boolean resizes() {
        return repairs.keySet().stream().anyMatch(target -> RESIZING.contains(target.kind()));
    }

    /** What is changed, whichever the nodes. */
    List<Kind> kinds() {
        return repairs.keySet().stream().map(Target::kind).sorted().toList();
    }

    /** The same in whichever order the repairs came. */
    Set<String> key() {
        Set<String> key = new TreeSet<>();
        changes().forEach(change -> key.add(Objects.toString(change)));
        return key;
    }

    List<Repair> repairs() {
        return new ArrayList<>(repairs.values());
    }
}
