package org.ustack.contract;

import java.util.List;
import java.util.Map;

/**
 * What a guest may read about itself, through the metadata address or its config drive.
 *
 * @param hostname as the guest shall call itself
 * @param project project id
 * @param availabilityZone name
 * @param meta the server's metadata
 * @param keys key pairs, at most one today
 * @param userData base64, or null
 * @param adminPassword in clear, since the guest needs it, or null; never logged
 * @param launchIndex 0 for the first of a multiple create
 * @param reservationId {@code r-xxxxxxxx}
 * @param ec2InstanceId {@code i-xxxxxxxx}
 * @param ec2ImageId {@code ami-xxxxxxxx}
 * @param flavorName instance type in the EC2 tree
 * @param securityGroups names
 * @param generation grows with each change of what the guest may read; an older one never replaces a newer one
 */
public record GuestMetadata(
        String hostname,
        String project,
        String availabilityZone,
        Map<String, String> meta,
        List<Key> keys,
        String userData,
        String adminPassword,
        int launchIndex,
        String reservationId,
        String ec2InstanceId,
        String ec2ImageId,
        String flavorName,
        List<String> securityGroups,
        int generation) {

    public GuestMetadata {
        meta = Map.copyOf(meta);
        keys = List.copyOf(keys);
        securityGroups = List.copyOf(securityGroups);
    }

    /** @param type {@code ssh} or {@code x509} */
    public record Key(String name, String type, String publicKey) {}

    /** Without the password and the user data, which may hold secrets. */
    @Override
    public String toString() {
        return "GuestMetadata[hostname=" + hostname + "]";
    }
}
