package org.ustack.image;

import java.util.List;

/**
 * Asks for the import of an image's bytes.
 *
 * @param uri for {@link ImportMethod#WEB_DOWNLOAD}
 * @param source for {@link ImportMethod#GLANCE_DOWNLOAD}
 * @param stores where the bytes shall lie; empty for the only one, or for all
 * @param request as the client wrote it, a JSON object
 */
public record ImportImage(ImportMethod method, String uri, RemoteImage source, List<String> stores, String request) {

    public ImportImage {
        stores = List.copyOf(stores);
    }

    /** @param face which of the region's endpoints: {@code public}, {@code internal} or {@code admin} */
    public record RemoteImage(String region, String face, String imageId) {}
}
