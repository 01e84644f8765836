package org.ustack.placement.internal.filter;

import java.util.Map;
import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * The node has the capabilities that the flavor's extra specs with the prefix {@code capabilities:} ask for. A value is
 * compared as text, or as a number after {@code >=}, {@code <=}, {@code ==}, {@code !=}; a capability that nodes do not
 * report is not there.
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
            if (offered == null || !matches(spec.getValue().trim(), offered)) {
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

    private static boolean matches(String wanted, String offered) {
        String[] words = wanted.split("\\s+", 2);
        if (words.length < 2) {
            return wanted.equalsIgnoreCase(offered);
        }
        return switch (words[0]) {
            case "s==" -> offered.equals(words[1]);
            case "s!=" -> !offered.equals(words[1]);
            case "<in>" -> offered.contains(words[1]);
            case "=", ">=" -> compare(offered, words[1]).map(c -> c >= 0).orElse(false);
            case "<=" -> compare(offered, words[1]).map(c -> c <= 0).orElse(false);
            case "==" -> compare(offered, words[1]).map(c -> c == 0).orElse(false);
            case "!=" -> compare(offered, words[1]).map(c -> c != 0).orElse(false);
            default -> wanted.equalsIgnoreCase(offered);
        };
    }

    private static Optional<Integer> compare(String offered, String wanted) {
        try {
            return Optional.of(Double.compare(Double.parseDouble(offered), Double.parseDouble(wanted)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
