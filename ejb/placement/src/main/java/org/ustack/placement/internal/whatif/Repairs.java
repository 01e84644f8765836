package org.ustack.placement.internal.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.Ranking;
import org.ustack.placement.internal.filter.NodeFilter;

/**
 * What would bring at least one node a step nearer to taking the next server.
 *
 * @param least what the cheapest node needs at least; infinite if nothing known helps
 */
record Repairs(List<Repair> repairs, double least) {

    /** Nodes whose own repairs are tried; those of further nodes cost more, or the same. */
    static final int NODES = 8;

    private record Patient(NodeState node, List<List<Repair>> byFilter) {

        double cost() {
            double sum = 0;
            for (List<Repair> options : byFilter) {
                sum += options.stream().mapToDouble(Repair::cost).min().orElse(Double.POSITIVE_INFINITY);
            }
            return sum;
        }

        /** Whether anything would be done to the node itself; a wish that is dropped helps them all alike. */
        boolean hasOwn() {
            return byFilter.stream().flatMap(List::stream).anyMatch(Repair::ofOneNode);
        }
    }

    /** @param remaining servers that found no place; @param run what was tried */
    static Repairs after(DryRun run, int remaining, World original) {
        RepairsByFilter repairs = new RepairsByFilter(original, run.after(), remaining);
        List<Patient> patients = new ArrayList<>();
        for (NodeState node : run.after().nodes().values()) {
            patient(repairs, run, node).ifPresent(patients::add);
        }
        NewNodes fresh = NewNodes.forServers(run.after(), remaining);
        patient(repairs, run, fresh.example()).ifPresent(patient -> {
            List<List<Repair>> options = new ArrayList<>(patient.byFilter());
            options.add(List.of(fresh.repair()));
            patients.add(new Patient(patient.node(), options));
        });
        patients.sort(Comparator.comparingDouble(Patient::cost)
                .thenComparing(patient -> patient.node().name()));
        Map<PlacementChange, Repair> found = new LinkedHashMap<>();
        int own = 0;
        for (Patient patient : patients) {
            boolean near = own < NODES;
            patient.byFilter().forEach(options -> options.stream()
                    .filter(repair -> near || !repair.ofOneNode())
                    .forEach(repair -> found.putIfAbsent(repair.change(), repair)));
            own += patient.hasOwn() ? 1 : 0;
        }
        double least =
                patients.isEmpty() ? Double.POSITIVE_INFINITY : patients.get(0).cost();
        return new Repairs(List.copyOf(found.values()), least);
    }

    /** Empty if one of the filters cannot be satisfied on the node. */
    private static Optional<Patient> patient(RepairsByFilter repairs, DryRun run, NodeState node) {
        List<List<Repair>> byFilter = new ArrayList<>();
        for (NodeFilter filter : Ranking.rejecting(run.after().context(), node)) {
            List<Repair> options = repairs.of(filter, node);
            if (options.isEmpty()) {
                return Optional.empty();
            }
            byFilter.add(options);
        }
        return Optional.of(new Patient(node, byFilter));
    }
}
