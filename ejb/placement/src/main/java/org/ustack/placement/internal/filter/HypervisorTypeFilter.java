package org.ustack.placement.internal.filter;

import java.util.Locale;
import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has the hypervisor that the image asks for ({@code img_hv_type}); QEMU and KVM stand for each other. */
public final class HypervisorTypeFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return wanted(context) != null;
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        String wanted = kind(wanted(context));
        return wanted.equals(kind(node.hypervisorType()))
                ? Optional.empty()
                : Optional.of("hypervisor is " + node.hypervisorType());
    }

    private static String wanted(PlacementContext context) {
        return context.request()
                .imageProperties()
                .getOrDefault("img_hv_type", context.request().imageProperties().get("hypervisor_type"));
    }

    private static String kind(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.equals("kvm") ? "qemu" : lower;
    }
}
