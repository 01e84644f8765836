package org.ustack.rest.placement;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.kernel.CloudException;
import org.ustack.placement.ResourceProviderService.Provider;

/** The resource classes and traits that there are. */
final class Vocabulary {

    /** All of os-resource-classes, in its order; nodes have the first three. */
    static final List<String> RESOURCE_CLASSES = List.of(
            "VCPU",
            "MEMORY_MB",
            "DISK_GB",
            "PCI_DEVICE",
            "SRIOV_NET_VF",
            "NUMA_SOCKET",
            "NUMA_CORE",
            "NUMA_THREAD",
            "NUMA_MEMORY_MB",
            "IPV4_ADDRESS",
            "VGPU",
            "VGPU_DISPLAY_HEAD",
            "NET_BW_EGR_KILOBIT_PER_SEC",
            "NET_BW_IGR_KILOBIT_PER_SEC",
            "PCPU",
            "MEM_ENCRYPTION_CONTEXT",
            "FPGA",
            "PGPU",
            "NET_PACKET_RATE_KILOPACKET_PER_SEC",
            "NET_PACKET_RATE_EGR_KILOPACKET_PER_SEC",
            "NET_PACKET_RATE_IGR_KILOPACKET_PER_SEC");

    /** Standard traits that a node can have here, whether one has it now or not. */
    private static final Set<String> STANDARD = Set.of(
            "COMPUTE_NODE",
            "COMPUTE_STATUS_DISABLED",
            "HW_ARCH_AARCH64",
            "HW_ARCH_ARMV7",
            "HW_ARCH_I686",
            "HW_ARCH_LOONGARCH64",
            "HW_ARCH_PPC64LE",
            "HW_ARCH_RISCV64",
            "HW_ARCH_S390X",
            "HW_ARCH_X86_64");

    private Vocabulary() {}

    static Set<String> traits(Collection<Provider> providers) {
        Set<String> all = associated(providers);
        all.addAll(STANDARD);
        return all;
    }

    static Set<String> associated(Collection<Provider> providers) {
        Set<String> all = new TreeSet<>();
        providers.forEach(provider -> all.addAll(provider.traits()));
        return all;
    }

    /** @throws CloudException {@link PlacementApiError#BAD_QUERY} for one that is unknown */
    static void requireResourceClasses(Collection<String> names) {
        for (String name : names) {
            if (!RESOURCE_CLASSES.contains(name)) {
                throw bad("Invalid resource class in resources parameter: No such resource class " + name + ".");
            }
        }
    }

    /** @param prefix of the sentence */
    static void requireTraits(Collection<String> names, Set<String> known, String prefix) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw bad(prefix + "No such trait(s): " + String.join(", ", unknown) + ".");
        }
    }

    private static CloudException bad(String reason) {
        return new CloudException(PlacementApiError.BAD_QUERY, "reason", reason);
    }
}
