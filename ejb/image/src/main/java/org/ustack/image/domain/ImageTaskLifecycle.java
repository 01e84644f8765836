package org.ustack.image.domain;

import static org.ustack.image.TaskStatus.FAILURE;
import static org.ustack.image.TaskStatus.PENDING;
import static org.ustack.image.TaskStatus.PROCESSING;
import static org.ustack.image.TaskStatus.SUCCESS;

import java.util.List;
import org.ustack.image.TaskStatus;
import org.ustack.kernel.StateMachine;

/** All that can become of an import. */
public final class ImageTaskLifecycle {

    /** What happens to an import. */
    public enum Event {
        /** A controller works on it, again if another died over it. */
        TAKEN,
        DONE,
        FAILED
    }

    /** What the service does besides the change of state. */
    public enum Effect {
        /** Notes when it is forgotten. */
        SET_EXPIRY
    }

    public static final StateMachine<TaskStatus, Event, Effect> TABLE = StateMachine.<TaskStatus, Event, Effect>named(
                    "image task")
            .onEach(List.of(PENDING, PROCESSING), Event.TAKEN, PROCESSING)
            .onEach(List.of(PENDING, PROCESSING), Event.DONE, SUCCESS, Effect.SET_EXPIRY)
            .onEach(List.of(PENDING, PROCESSING), Event.FAILED, FAILURE, Effect.SET_EXPIRY)
            .build();

    private ImageTaskLifecycle() {}
}
