package org.ustack.compute;

import java.util.List;
import java.util.Map;
import org.ustack.network.ServerPorts.NicRequest;

/**
 * The wish for one or more servers that are alike.
 *
 * @param minCount least number that must be accepted, all or nothing; 1 for a single server
 * @param maxCount most; names get a suffix {@code -1}, {@code -2}, … if more than one
 * @param networks null: any (the API's "auto"); empty: none
 * @param securityGroups names or ids for ports made with the servers; empty: {@code default}
 * @param availabilityZone {@code zone} or {@code zone:node} (the second for admins), or null
 * @param userData base64, or null
 * @param adminPassword wanted password, or null to have one made
 * @param hostname null: derived from the name
 * @param hints scheduler hints
 */
public record BootServer(
        String name,
        String description,
        String hostname,
        String flavorId,
        String imageId,
        String keyName,
        List<NicRequest> networks,
        List<String> securityGroups,
        String availabilityZone,
        String wantedNode,
        Map<String, String> metadata,
        List<String> tags,
        String userData,
        String adminPassword,
        Boolean configDrive,
        String diskConfig,
        String accessIpV4,
        String accessIpV6,
        int minCount,
        int maxCount,
        Map<String, List<String>> hints) {}
