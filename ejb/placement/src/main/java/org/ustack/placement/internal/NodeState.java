package org.ustack.placement.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A node as filters and weighers see it: facts, capacity, and what is claimed, promises of running requests included.
 *
 * @param availabilityZone in force
 * @param forcedDown an operator declared it down
 * @param aggregateMetadata values by key of the metadata of all aggregates that the node is in
 */
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
        int runningServers,
        boolean forcedDown,
        Map<String, Set<String>> aggregateMetadata) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    /** A node that is in no aggregate. */
    public NodeState(
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
            int runningServers,
            boolean forcedDown) {
        this(
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
                vcpusUsed,
                memoryMib,
                memoryMibUsed,
                diskGib,
                diskGibUsed,
                runningServers,
                forcedDown,
                Map.of());
    }

    /**
     * How much a weigher counts on this node: the least number that its aggregates say, else what holds for all.
     *
     * @param item of the aggregates' metadata, or null
     */
    double multiplier(String item, double otherwise) {
        Set<String> values = item == null || aggregateMetadata.isEmpty() ? null : aggregateMetadata.get(item);
        if (values == null) {
            return otherwise;
        }
        return values.stream()
                .filter(value -> NUMBER.matcher(value).matches())
                .mapToDouble(Double::parseDouble)
                .min()
                .orElse(otherwise);
    }

    public NodeState inAggregates(Map<String, Set<String>> metadata) {
        return with(enabled, lastSeen, forcedDown, vcpusUsed, memoryMibUsed, diskGibUsed, runningServers, metadata);
    }

    /** @param servers how many more have the resources together; negative amounts give back */
    public NodeState plus(int claimedVcpus, long claimedMemoryMib, long claimedDiskGib, int servers) {
        return with(
                enabled,
                lastSeen,
                forcedDown,
                vcpusUsed + claimedVcpus,
                memoryMibUsed + claimedMemoryMib,
                diskGibUsed + claimedDiskGib,
                runningServers + servers,
                aggregateMetadata);
    }

    public NodeState inService() {
        return with(
                true, lastSeen, forcedDown, vcpusUsed, memoryMibUsed, diskGibUsed, runningServers, aggregateMetadata);
    }

    public NodeState notDeclaredDown() {
        return with(enabled, lastSeen, false, vcpusUsed, memoryMibUsed, diskGibUsed, runningServers, aggregateMetadata);
    }

    public NodeState seenAt(Instant time) {
        return with(
                enabled, time, forcedDown, vcpusUsed, memoryMibUsed, diskGibUsed, runningServers, aggregateMetadata);
    }

    private NodeState with(
            boolean serves,
            Instant seen,
            boolean declaredDown,
            int usedVcpus,
            long usedMemoryMib,
            long usedDiskGib,
            int servers,
            Map<String, Set<String>> metadata) {
        return new NodeState(
                id,
                name,
                agent,
                availabilityZone,
                hypervisorType,
                hypervisorVersion,
                cpuArchitecture,
                cpuModel,
                serves,
                seen,
                vcpus,
                usedVcpus,
                memoryMib,
                usedMemoryMib,
                diskGib,
                usedDiskGib,
                servers,
                declaredDown,
                metadata);
    }
}
