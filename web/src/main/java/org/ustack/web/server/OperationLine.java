package org.ustack.web.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.StepView;

/** An operation with its steps, laid out as bars over the time that it took. */
public record OperationLine(OperationView operation, List<Bar> bars, String who) {

    /**
     * @param left percent of the operation's time before the step began
     * @param width percent of it that the step took, at least 1 so that it can be seen
     */
    public record Bar(StepView step, double left, double width) {}

    static OperationLine of(OperationView operation, List<StepView> steps, String who, Instant now) {
        Instant begin = operation.startedAt();
        Instant end = operation.finishedAt() == null ? now : operation.finishedAt();
        double whole = Math.max(1, Duration.between(begin, end).toMillis());
        List<Bar> bars = new ArrayList<>();
        for (StepView step : steps) {
            Instant stepEnd = step.finishedAt() == null ? end : step.finishedAt();
            double left = clamp(Duration.between(begin, step.startedAt()).toMillis() * 100 / whole, 99);
            double width = Duration.between(step.startedAt(), stepEnd).toMillis() * 100 / whole;
            bars.add(new Bar(step, left, Math.max(1, clamp(width, 100 - left))));
        }
        return new OperationLine(operation, bars, who);
    }

    private static double clamp(double value, double most) {
        return Math.max(0, Math.min(most, Math.round(value * 10) / 10.0));
    }

    public boolean running() {
        return operation.running();
    }

    public boolean failed() {
        return operation.state() == OperationState.FAILED;
    }

    public String tone() {
        return running() ? "busy" : failed() ? "bad" : "good";
    }
}
