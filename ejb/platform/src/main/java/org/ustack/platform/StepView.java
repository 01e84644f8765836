package org.ustack.platform;

import java.time.Instant;

/** One step of an operation's timeline. @param outcome {@code Success} or {@code Error} */
public record StepView(
        String name, String node, Instant startedAt, Instant finishedAt, String outcome, String detail) {}
