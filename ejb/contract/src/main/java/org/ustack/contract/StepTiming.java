package org.ustack.contract;

import java.time.Instant;

/**
 * One step that the agent took, for the timeline of the operation.
 *
 * @param name such as {@code image}, {@code disk}, {@code network}, {@code domain}
 * @param detail what happened, such as {@code cache hit}; may be null
 */
public record StepTiming(String name, Instant startedAt, Instant finishedAt, String detail) {}
