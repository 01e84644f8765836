package org.ustack.image;

import java.time.Instant;

/** A project with which an image is shared, and what it says to that. */
public record MemberView(String imageId, String memberId, MemberStatus status, Instant createdAt, Instant updatedAt) {}
