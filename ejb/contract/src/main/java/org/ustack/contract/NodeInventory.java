package org.ustack.contract;

import java.time.Instant;
import java.util.List;

/**
 * All that a node has and runs. Sent every interval and whenever the agent connects; also the node's heartbeat.
 *
 * @param agent name of the agent: commands for this node go to {@code agent.<agent>}
 * @param startedAt when that agent process started
 * @param takenAt when the hypervisor was asked
 */
public record NodeInventory(
        String node, String agent, Instant startedAt, Instant takenAt, NodeFacts facts, List<Domain> domains)
        implements AgentEvent {

    public NodeInventory {
        domains = List.copyOf(domains);
    }

    /**
     * @param hypervisorType such as {@code QEMU}, {@code KVM} or {@code simulator}
     * @param hypervisorVersion as the compute API shows it: major * 1 000 000 + minor * 1 000 + release
     * @param hostAddress where other machines reach the node
     * @param cpuArchitecture such as {@code x86_64}
     * @param cpuModel as the hypervisor names it; may be null
     * @param memoryMib physical memory
     * @param memoryUsedMib what the node's own figures say, guests included
     * @param diskGib size of the file system that holds the instances
     * @param diskFreeGib of it
     */
    public record NodeFacts(
            String hypervisorType,
            int hypervisorVersion,
            String hostAddress,
            String cpuArchitecture,
            String cpuModel,
            int cpus,
            long memoryMib,
            long memoryUsedMib,
            long diskGib,
            long diskFreeGib,
            String availabilityZone) {}

    /**
     * @param server the domain's UUID
     * @param operation the operation stamped into it, or null
     */
    public record Domain(String server, PowerState power, String operation) {}
}
