package org.ustack.placement.internal.filter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * The node is in aggregates whose metadata is what the flavor's extra specs with the prefix {@code aggregate_instance_extra_specs:}
 * ask for, in the language of {@link SpecOperator}. One fitting value of a key is enough.
 */
public final class AggregateExtraSpecsFilter implements NodeFilter {

    private static final String PREFIX = "aggregate_instance_extra_specs:";

    @Override
    public boolean applies(PlacementContext context) {
        return context.request().extraSpecs().keySet().stream().anyMatch(key -> key.startsWith(PREFIX));
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        for (Map.Entry<String, String> spec : context.request().extraSpecs().entrySet()) {
            if (!spec.getKey().startsWith(PREFIX)) {
                continue;
            }
            String key = spec.getKey().substring(PREFIX.length());
            Set<String> offered = node.aggregateMetadata().getOrDefault(key, Set.of());
            if (!anyMatches(spec.getValue(), offered)) {
                return Optional.of(
                        offered.isEmpty()
                                ? "no aggregate has " + key + ", wanted " + spec.getValue()
                                : key + " is " + String.join(", ", offered) + ", wanted " + spec.getValue());
            }
        }
        return Optional.empty();
    }

    private static boolean anyMatches(String wanted, Set<String> offered) {
        for (String value : offered) {
            if (SpecOperator.matches(wanted, value)) {
                return true;
            }
        }
        return false;
    }
}
