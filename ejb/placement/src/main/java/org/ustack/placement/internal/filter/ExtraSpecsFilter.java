package org.ustack.placement.internal.filter;

import java.util.Map;
import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * The node has the capabilities that the flavor's extra specs with the prefix {@code capabilities:} ask for, in the language of
 * {@link SpecOperator}; a capability that nodes do not report is not there.
 */
public final class ExtraSpecsFilter implements NodeFilter {

    private static final String PREFIX = "capabilities:";

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
            String capability = spec.getKey().substring(PREFIX.length());
            String offered = offered(node, capability);
            if (offered == null || !SpecOperator.matches(spec.getValue(), offered)) {
                return Optional.of(capability + " is " + offered + ", wanted " + spec.getValue());
            }
        }
        return Optional.empty();
    }

    private static String offered(NodeState node, String capability) {
        return switch (capability) {
            case "hypervisor_type" -> node.hypervisorType();
            case "hypervisor_version" -> Integer.toString(node.hypervisorVersion());
            case "cpu_info:arch", "cpu_arch" -> node.cpuArchitecture();
            case "cpu_info:model", "cpu_model" -> node.cpuModel();
            default -> null;
        };
    }
}
