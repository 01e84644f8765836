package org.ustack.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes in the words of OpenStack's placement: providers with inventories, traits and aggregates, and the claims of servers as
 * allocations. For reading; claims are made by {@link PlacementService} alone.
 */
public interface ResourceProviderService {

    String VCPU = "VCPU";
    String MEMORY_MB = "MEMORY_MB";
    String DISK_GB = "DISK_GB";

    /** Ordered by name. */
    List<Provider> all();

    Optional<Provider> find(String id);

    /** What stands on the provider, by server. */
    List<Allocation> allocationsOn(String providerId);

    /** What the server has claimed; empty if it has no place. */
    List<Allocation> allocationsOf(String serverId);

    /** Sums by resource class, and the number of servers that have claims at all. */
    Usage usageOf(Collection<String> serverIds);

    /**
     * @param generation goes up with every change
     * @param inventories by resource class; a node without disk has none of it
     * @param aggregates their UUIDs
     */
    record Provider(
            String id,
            String name,
            long generation,
            Map<String, Inventory> inventories,
            Set<String> traits,
            Set<String> aggregates) {

        /** Whether so much of everything is left, and may be had by one server. */
        public boolean hasRoom(Map<String, Long> resources) {
            return resources.entrySet().stream().allMatch(wanted -> {
                Inventory inventory = inventories.get(wanted.getKey());
                return inventory != null && inventory.hasRoom(wanted.getValue());
            });
        }
    }

    /** @param maxUnit most that one server may have */
    record Inventory(long total, long used, double allocationRatio, long maxUnit) {

        /** With overcommitment. */
        public long capacity() {
            return (long) (total * allocationRatio);
        }

        boolean hasRoom(long amount) {
            return amount <= maxUnit && used + amount <= capacity();
        }
    }

    /**
     * @param resources by class, without those that are 0
     * @param generation how often the server has been given a place
     */
    record Allocation(
            String serverId,
            String providerId,
            long providerGeneration,
            Map<String, Long> resources,
            long generation) {}

    record Usage(Map<String, Long> resources, int servers) {}
}
