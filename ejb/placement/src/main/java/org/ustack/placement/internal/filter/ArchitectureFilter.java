package org.ustack.placement.internal.filter;

import java.util.Locale;
import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node's processors run what the image was made for ({@code hw_architecture}, {@code architecture}). */
public final class ArchitectureFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return wanted(context) != null;
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        String wanted = canonical(wanted(context));
        String offered = canonical(node.cpuArchitecture() == null ? "unknown" : node.cpuArchitecture());
        boolean runs = wanted.equals(offered) || wanted.equals("i686") && offered.equals("x86_64");
        return runs ? Optional.empty() : Optional.of("architecture is " + node.cpuArchitecture());
    }

    private static String wanted(PlacementContext context) {
        return context.request()
                .imageProperties()
                .getOrDefault(
                        "hw_architecture", context.request().imageProperties().get("architecture"));
    }

    private static String canonical(String architecture) {
        return switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x64", "x86_64" -> "x86_64";
            case "i386", "i486", "i586", "i686", "x86" -> "i686";
            case "arm64", "aarch64" -> "aarch64";
            default -> architecture.toLowerCase(Locale.ROOT);
        };
    }
}
