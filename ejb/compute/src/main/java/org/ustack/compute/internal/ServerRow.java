package org.ustack.compute.internal;

import java.time.Instant;
import java.util.List;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.compute.domain.JsonText;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerProgressed.Phase;
import org.ustack.network.ServerPorts.PortAddresses;

/** The columns of a server that views are made of, read without making entities. */
public record ServerRow(
        String id,
        Long number,
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
        String flavorId,
        String flavorName,
        int vcpus,
        int ram,
        int disk,
        int ephemeral,
        int swap,
        String extraSpecs,
        String imageId,
        String keyName,
        String metadata,
        String tags,
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
        Integer faultCode,
        String faultMessage,
        String faultDetails,
        Instant faultAt) {

    static final String SELECT =
            "select new org.ustack.compute.internal.ServerRow(s.id, s.number, s.name, s.description,"
                    + " s.hostname, s.projectId, s.userId, s.state, s.operationAction, s.operationPhase, s.power, s.node, s.agent, s.wantedZone,"
                    + " s.zone, s.flavorId, s.flavorName, s.vcpus, s.ram, s.disk, s.ephemeral, s.swap, s.extraSpecs, s.imageId,"
                    + " s.keyName, s.metadata, s.tags, s.accessIpV4, s.accessIpV6, s.configDrive, s.diskConfig, s.userData,"
                    + " s.locked, s.lockedReason, s.reservationId, s.launchIndex, s.createdAt, s.updatedAt, s.launchedAt,"
                    + " s.terminatedAt, s.faultCode, s.faultMessage, s.faultDetails, s.faultAt) from Server s";

    ServerView view(List<PortAddresses> ports) {
        ServerView.FlavorSnapshot flavor = new ServerView.FlavorSnapshot(
                flavorId, flavorName, vcpus, ram, disk, ephemeral, swap, JsonText.readStrings(extraSpecs));
        ServerView.Fault fault =
                faultCode == null ? null : new ServerView.Fault(faultCode, faultMessage, faultDetails, faultAt);
        return new ServerView(
                id,
                number,
                name,
                description,
                hostname,
                projectId,
                userId,
                state,
                operation,
                phase,
                power,
                node,
                agent,
                wantedZone,
                zone,
                flavor,
                imageId,
                keyName,
                JsonText.readStrings(metadata),
                JsonText.readList(tags),
                ports,
                accessIpV4,
                accessIpV6,
                configDrive,
                diskConfig,
                userData,
                locked,
                lockedReason,
                reservationId,
                launchIndex,
                createdAt,
                updatedAt,
                launchedAt,
                terminatedAt,
                fault);
    }
}
