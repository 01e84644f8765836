package org.ustack.image.internal.store;

/** What was written: number of bytes, and hashes in lower-case hex. */
public record Digest(long size, String md5, String sha512) {}
