package org.ustack.agent.instance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ustack.contract.StepTiming;

/** Measures the steps of one command. For one thread. */
public final class Timeline {

    /** One step of work; returns what happened, or null. */
    @FunctionalInterface
    public interface Step<E extends Exception> {
        String run() throws E;
    }

    private final Clock clock;
    private final List<StepTiming> steps = new ArrayList<>();

    public Timeline(Clock clock) {
        this.clock = clock;
    }

    /** Runs the step; one that fails is kept as well, with the failure as its detail. */
    public <E extends Exception> void step(String name, Step<E> step) throws E {
        Instant start = clock.instant();
        String detail = "failed";
        try {
            detail = step.run();
        } finally {
            steps.add(new StepTiming(name, start, clock.instant(), detail));
        }
    }

    public List<StepTiming> steps() {
        return List.copyOf(steps);
    }
}
