package org.ustack.hypervisor;

/**
 * A node's own figures.
 *
 * @param type such as {@code QEMU}, {@code KVM} or {@code simulator}
 * @param version major * 1 000 000 + minor * 1 000 + release
 * @param architecture such as {@code x86_64}
 * @param memoryMib physical memory, from the operating system rather than the hypervisor
 * @param memoryUsedMib physical memory that is not available
 * @param diskGib size of the file system for instances; 0 if the adapter does not know (the agent then measures)
 */
public record HostFacts(
        String node,
        String type,
        int version,
        String architecture,
        String cpuModel,
        int cpus,
        long memoryMib,
        long memoryUsedMib,
        long diskGib,
        long diskFreeGib) {}
