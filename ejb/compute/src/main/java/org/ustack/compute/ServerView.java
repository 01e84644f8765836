package org.ustack.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerProgressed.Phase;
import org.ustack.network.ServerPorts.PortAddresses;

/**
 * A server as services and APIs see it.
 *
 * @param number grows with each server; the EC2 API's ids are made of it
 * @param operation what runs on it now, or null
 * @param phase how far that is, or null
 * @param node where it is or shall be; null before a node was chosen
 * @param agent that serves the node; null likewise
 * @param flavor as it was when the server was made; later changes of the flavor do not reach it
 * @param imageId null for a server without an image
 * @param wantedZone as the request named it, or null
 * @param zone of the node
 * @param ports in the order of the NICs
 * @param userData base64, or null
 * @param fault null unless in error
 */
public record ServerView(
        String id,
        long number,
        String name,
        String description,
        String hostname,
        String projectId,
        String userId,
        ServerState state,
        ServerAction operation,
        Phase phase,
        PowerState power,
        String node,
        String agent,
        String wantedZone,
        String zone,
        FlavorSnapshot flavor,
        String imageId,
        String keyName,
        Map<String, String> metadata,
        List<String> tags,
        List<PortAddresses> ports,
        String accessIpV4,
        String accessIpV6,
        boolean configDrive,
        String diskConfig,
        String userData,
        boolean locked,
        String lockedReason,
        String reservationId,
        int launchIndex,
        Instant createdAt,
        Instant updatedAt,
        Instant launchedAt,
        Instant terminatedAt,
        Fault fault) {

    /** @param ram MiB; @param disk GiB; @param ephemeral GiB; @param swap MiB */
    public record FlavorSnapshot(
            String id,
            String name,
            int vcpus,
            int ram,
            int disk,
            int ephemeral,
            int swap,
            Map<String, String> extraSpecs) {

        private static final int MIB_PER_GIB = 1024;

        public static FlavorSnapshot of(FlavorService.FlavorView flavor) {
            return new FlavorSnapshot(
                    flavor.id(),
                    flavor.name(),
                    flavor.vcpus(),
                    flavor.ram(),
                    flavor.disk(),
                    flavor.ephemeral(),
                    flavor.swap(),
                    flavor.extraSpecs());
        }

        /** GiB that a node must have for all disks together. */
        public long localDiskGib() {
            return disk + ephemeral + (swap + MIB_PER_GIB - 1L) / MIB_PER_GIB;
        }
    }

    /** @param code as an HTTP status; @param details for admins only, may be null */
    public record Fault(int code, String message, String details, Instant createdAt) {}
}
