package org.ustack.compute.domain;

import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerView.FlavorSnapshot;

/** What a server is made from; it does not change afterwards, but for name, metadata and the like. */
public record NewServer(
        String id,
        String projectId,
        String userId,
        String name,
        String description,
        String hostname,
        String wantedZone,
        String wantedNode,
        Map<String, List<String>> hints,
        FlavorSnapshot flavor,
        String imageId,
        Map<String, String> imageProperties,
        String keyName,
        String keyType,
        String publicKey,
        Map<String, String> metadata,
        List<String> tags,
        String accessIpV4,
        String accessIpV6,
        boolean configDrive,
        String diskConfig,
        String userData,
        String adminPassword,
        String reservationId,
        int launchIndex) {}
