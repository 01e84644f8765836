package org.ustack.identity;

import java.time.Instant;

/**
 * Somebody signed in to the dashboard.
 *
 * @param id the audit id of the first token of its chain
 * @param usedAt to the minute
 * @param expiresAt when its tokens end by themselves
 * @param browser what it calls itself
 */
public record SignInView(
        String id,
        String userId,
        Instant startedAt,
        Instant usedAt,
        Instant expiresAt,
        String address,
        String browser) {}
