package org.ustack.contract;

/**
 * An image that waits for its bytes.
 *
 * @param url signed address that takes them by PUT once; taking them again is fine
 */
public record ImageTarget(String id, String url) {}
