package org.ustack.placement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ustack.contract.NodeInventory;

/** The nodes of the cloud, as their agents report them. */
public interface NodeDirectory {

    /** Takes over what an inventory says about the node itself; registers a node that is new. */
    void report(NodeInventory inventory);

    List<NodeView> all();

    Optional<NodeView> find(String idOrName);

    /** @param reason shown to operators; null when enabling */
    void setEnabled(String name, boolean enabled, String reason);

    /** Declares a node down whatever its agent says, or takes that back. */
    void setForcedDown(String name, boolean down);

    /**
     * Forgets a node that will not come back. If its agent reports again, it is a new node.
     *
     * @throws org.ustack.kernel.CloudException {@link PlacementError#NODE_IN_USE} while servers are placed on it
     */
    void remove(String name);

    /**
     * @param availabilityZone in force: that of the node's aggregates, else the one that the agent names
     * @param up whether an inventory came within {@code ustack.placement.node-timeout} and nobody declared it down
     * @param vcpusUsed claimed, not measured; likewise memory and disk
     * @param runningServers claims on the node
     */
    record NodeView(
            String id,
            int number,
            String name,
            String agent,
            String availabilityZone,
            String hypervisorType,
            int hypervisorVersion,
            String hostAddress,
            String cpuArchitecture,
            String cpuModel,
            boolean enabled,
            String disabledReason,
            boolean up,
            boolean forcedDown,
            Instant lastSeen,
            Instant agentStartedAt,
            int vcpus,
            int vcpusUsed,
            long memoryMib,
            long memoryMibUsed,
            long diskGib,
            long diskGibUsed,
            long diskGibFree,
            int runningServers) {}
}
