package org.ustack.rest.compute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The name of a node that owners may see: the same for all servers of a project on one node, different for other projects
 * (SHA-224 over project and node, as the compute API documents {@code hostId}). Remembers what one answer needs.
 */
public final class HostId {

    private final Map<String, String> known = new HashMap<>();

    /** @return empty text as long as there is no node */
    public String of(String projectId, String node) {
        return node == null ? "" : known.computeIfAbsent(projectId + node, HostId::digest);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-224").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-224", e);
        }
    }
}
