package org.ustack.image.internal;

import org.ustack.image.domain.Image;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/**
 * What is known before the bytes come. Bytes that cannot fit end early; the claim afterwards decides.
 *
 * @param byteLimit of the owner's quota; -1 for unlimited
 * @param usedBytes of the owner's quota
 */
public record Expectation(String diskFormat, String containerFormat, long byteLimit, long usedBytes) {

    private static final long UNLIMITED = -1;

    static Expectation of(Image image, String diskFormat, String containerFormat, QuotaService quota) {
        QuotaService.QuotaView bytes =
                image.owner() == null ? null : quota.ofProject(image.owner()).get(QuotaResource.IMAGE_BYTES);
        return new Expectation(
                diskFormat,
                containerFormat,
                bytes == null ? UNLIMITED : bytes.limit(),
                bytes == null ? 0 : bytes.used());
    }

    long freeBytes() {
        return byteLimit < 0 ? Long.MAX_VALUE : Math.max(0, byteLimit - usedBytes);
    }
}
