package org.ustack.placement.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementDecisionView.Candidate;
import org.ustack.placement.PlacementDecisionView.Rejection;
import org.ustack.placement.internal.filter.AgentUpFilter;
import org.ustack.placement.internal.filter.AggregateExtraSpecsFilter;
import org.ustack.placement.internal.filter.AggregateImagePropertiesFilter;
import org.ustack.placement.internal.filter.AggregateMultiTenancyFilter;
import org.ustack.placement.internal.filter.ArchitectureFilter;
import org.ustack.placement.internal.filter.AvailabilityZoneFilter;
import org.ustack.placement.internal.filter.DifferentHostFilter;
import org.ustack.placement.internal.filter.DiskFilter;
import org.ustack.placement.internal.filter.EnabledFilter;
import org.ustack.placement.internal.filter.ExcludedNodeFilter;
import org.ustack.placement.internal.filter.ExtraSpecsFilter;
import org.ustack.placement.internal.filter.HypervisorTypeFilter;
import org.ustack.placement.internal.filter.NodeFilter;
import org.ustack.placement.internal.filter.RamFilter;
import org.ustack.placement.internal.filter.SameHostFilter;
import org.ustack.placement.internal.filter.ServerGroupAffinityFilter;
import org.ustack.placement.internal.filter.ServerGroupAntiAffinityFilter;
import org.ustack.placement.internal.filter.VcpuFilter;
import org.ustack.placement.internal.filter.WantedNodeFilter;
import org.ustack.placement.internal.weigher.CpuWeigher;
import org.ustack.placement.internal.weigher.DiskWeigher;
import org.ustack.placement.internal.weigher.NodeWeigher;
import org.ustack.placement.internal.weigher.RamWeigher;
import org.ustack.placement.internal.weigher.ServerCountWeigher;
import org.ustack.placement.internal.weigher.SoftAffinityWeigher;
import org.ustack.placement.internal.weigher.SoftAntiAffinityWeigher;
import org.ustack.placement.internal.weigher.SpreadWeigher;

/**
 * The outcome of filtering and weighing, before anything is claimed. Pure: the same nodes and context give the same ranking.
 *
 * @param considered how many nodes there were
 * @param rejections count by filter, in the order in which filters ran
 * @param examples of rejected nodes, at most {@link #EXAMPLES}
 * @param best nodes that passed, best first
 */
public record Ranking(int considered, Map<String, Integer> rejections, List<Rejection> examples, List<Ranked> best) {

    public static final int EXAMPLES = 20;

    /** Cheap and decisive ones first; the order is the one that stored decisions show. */
    static final List<NodeFilter> FILTERS = List.of(
            new AgentUpFilter(),
            new EnabledFilter(),
            new AvailabilityZoneFilter(),
            new WantedNodeFilter(),
            new ExcludedNodeFilter(),
            new VcpuFilter(),
            new RamFilter(),
            new DiskFilter(),
            new HypervisorTypeFilter(),
            new ArchitectureFilter(),
            new ExtraSpecsFilter(),
            new AggregateMultiTenancyFilter(),
            new AggregateExtraSpecsFilter(),
            new AggregateImagePropertiesFilter(),
            new SameHostFilter(),
            new DifferentHostFilter(),
            new ServerGroupAffinityFilter(),
            new ServerGroupAntiAffinityFilter());

    static final List<NodeWeigher> WEIGHERS = List.of(
            new RamWeigher(),
            new CpuWeigher(),
            new DiskWeigher(),
            new ServerCountWeigher(),
            new SoftAffinityWeigher(),
            new SoftAntiAffinityWeigher(),
            new SpreadWeigher());

    /** @param weights in the order of the weighers */
    public record Ranked(NodeState node, double weight, double[] weights, List<NodeWeigher> weighers) {

        Candidate candidate() {
            Map<String, Double> byName = new LinkedHashMap<>();
            for (int i = 0; i < weights.length; i++) {
                byName.put(weighers.get(i).name(), rounded(weights[i]));
            }
            return new Candidate(node.name(), rounded(weight), byName);
        }

        private static double rounded(double value) {
            return Math.round(value * 10_000) / 10_000.0;
        }
    }

    public static Ranking of(PlacementContext context, Iterable<NodeState> nodes, Settings settings) {
        List<NodeFilter> filters =
                FILTERS.stream().filter(filter -> filter.applies(context)).toList();
        Map<String, Integer> rejections = new LinkedHashMap<>();
        filters.forEach(filter -> rejections.put(filter.name(), 0));
        List<Rejection> examples = new ArrayList<>();
        List<NodeState> passed = new ArrayList<>();
        int considered = 0;
        for (NodeState node : nodes) {
            considered++;
            Optional<Rejection> rejection = firstRejection(filters, context, node);
            if (rejection.isEmpty()) {
                passed.add(node);
                continue;
            }
            rejections.merge(rejection.get().filter(), 1, Integer::sum);
            if (examples.size() < EXAMPLES) {
                examples.add(rejection.get());
            }
        }
        rejections.values().removeIf(count -> count == 0);
        return new Ranking(considered, rejections, examples, weigh(context, passed, settings));
    }

    /** Where the server goes if nobody else is faster. */
    public Optional<NodeState> first() {
        return best.stream().findFirst().map(Ranked::node);
    }

    /** All filters that reject the node, not only the first one. */
    public static List<NodeFilter> rejecting(PlacementContext context, NodeState node) {
        return FILTERS.stream()
                .filter(filter -> filter.applies(context))
                .filter(filter -> filter.reject(context, node).isPresent())
                .toList();
    }

    private static Optional<Rejection> firstRejection(
            List<NodeFilter> filters, PlacementContext context, NodeState node) {
        for (NodeFilter filter : filters) {
            Optional<String> reason = filter.reject(context, node);
            if (reason.isPresent()) {
                return Optional.of(new Rejection(node.name(), filter.name(), reason.get()));
            }
        }
        return Optional.empty();
    }

    private static List<Ranked> weigh(PlacementContext context, List<NodeState> nodes, Settings settings) {
        List<NodeWeigher> weighers =
                WEIGHERS.stream().filter(weigher -> weigher.applies(context)).toList();
        double[][] weights = new double[nodes.size()][weighers.size()];
        for (int w = 0; w < weighers.size(); w++) {
            NodeWeigher weigher = weighers.get(w);
            double[] normalised = normalised(nodes, node -> weigher.weigh(context, node));
            double multiplier = settings.get(weigher.multiplier());
            for (int n = 0; n < normalised.length; n++) {
                weights[n][w] = normalised[n] * nodes.get(n).multiplier(weigher.aggregateItem(), multiplier);
            }
        }
        List<Ranked> ranked = new ArrayList<>(nodes.size());
        for (int n = 0; n < weights.length; n++) {
            double sum = 0;
            for (double weight : weights[n]) {
                sum += weight;
            }
            ranked.add(new Ranked(nodes.get(n), sum, weights[n], weighers));
        }
        ranked.sort(Comparator.comparingDouble(Ranked::weight).reversed().thenComparing(r -> r.node()
                .name()));
        return ranked;
    }

    /** To 0…1 over all nodes; all 0 where they are equal, so that the weigher does not matter then. */
    private static double[] normalised(List<NodeState> nodes, ToDoubleFunction<NodeState> weight) {
        double[] values = nodes.stream().mapToDouble(weight).toArray();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double width = most - least;
        for (int i = 0; i < values.length; i++) {
            values[i] = width == 0 ? 0 : (values[i] - least) / width;
        }
        return values;
    }

    /** One sentence for the owner of the server: counts, no names of nodes. */
    public String summary() {
        if (considered == 0) {
            return "There are no nodes.";
        }
        StringBuilder text = new StringBuilder();
        text.append(considered).append(considered == 1 ? " node considered, " : " nodes considered, ");
        text.append(best.size()).append(best.size() == 1 ? " fits" : " fit");
        String separator = "; rejected by ";
        for (Map.Entry<String, Integer> rejection : rejections.entrySet()) {
            text.append(separator).append(rejection.getKey()).append(": ").append(rejection.getValue());
            separator = ", ";
        }
        return text.append('.').toString();
    }
}
