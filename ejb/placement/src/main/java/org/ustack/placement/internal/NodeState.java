package org.ustack.placement.internal;

import java.time.Instant;

/** A node as filters and weighers see it: facts, capacity, and what is claimed, promises of running requests included. */
public record NodeState(
        String id,
        String name,
        String agent,
        String availabilityZone,
        String hypervisorType,
        int hypervisorVersion,
        String cpuArchitecture,
        String cpuModel,
        boolean enabled,
        Instant lastSeen,
        int vcpus,
        int vcpusUsed,
        long memoryMib,
        long memoryMibUsed,
        long diskGib,
        long diskGibUsed,
        int runningServers) {

    NodeState plus(int claimedVcpus, long claimedMemoryMib, long claimedDiskGib, int servers) {
        return new NodeState(
                id,
                name,
                agent,
                availabilityZone,
                hypervisorType,
                hypervisorVersion,
                cpuArchitecture,
                cpuModel,
                enabled,
                lastSeen,
                vcpus,
                vcpusUsed + claimedVcpus,
                memoryMib,
                memoryMibUsed + claimedMemoryMib,
                diskGib,
                diskGibUsed + claimedDiskGib,
                runningServers + servers);
    }
}
