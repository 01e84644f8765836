package org.ustack.contract;

import java.util.Map;

/**
 * Where the agent gets an image that it does not have in its cache.
 *
 * @param id image id, the key of the cache together with the checksum
 * @param url {@code http(s)} address that needs no token (it is signed and expires with the operation)
 * @param diskFormat {@code raw} or {@code qcow2}; pinned, never probed from the bytes
 * @param sizeBytes length of the content
 * @param sha512 lower-case hex of the content; the agent refuses anything else
 * @param properties image properties that the hypervisor heeds ({@code hw_disk_bus}, {@code hw_vif_model}, …)
 */
public record ImageSource(
        String id, String url, String diskFormat, long sizeBytes, String sha512, Map<String, String> properties) {

    public ImageSource {
        properties = Map.copyOf(properties);
    }
}
