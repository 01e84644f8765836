package org.ustack.compute;

import java.util.Map;

/**
 * What a rebuild changes besides the disk. Null leaves a thing as it is.
 *
 * @param metadata replaces all items
 * @param adminPassword wanted password, or null to have one made
 * @param clearKey the server shall have no key any more; likewise the other two
 * @param preserveEphemeral keep the second disk
 */
public record RebuildWish(
        String imageId,
        String name,
        Map<String, String> metadata,
        String adminPassword,
        String keyName,
        boolean clearKey,
        String userData,
        boolean clearUserData,
        String description,
        boolean clearDescription,
        String hostname,
        String accessIpV4,
        String accessIpV6,
        String diskConfig,
        boolean preserveEphemeral) {}
