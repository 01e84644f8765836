package org.ustack.image.domain;

import static org.ustack.image.ImageStatus.ACTIVE;
import static org.ustack.image.ImageStatus.DEACTIVATED;
import static org.ustack.image.ImageStatus.DELETED;
import static org.ustack.image.ImageStatus.IMPORTING;
import static org.ustack.image.ImageStatus.QUEUED;
import static org.ustack.image.ImageStatus.SAVING;
import static org.ustack.image.ImageStatus.UPLOADING;

import java.util.List;
import org.ustack.image.ImageStatus;
import org.ustack.kernel.StateMachine;

/** All that can become of an image. */
public final class ImageLifecycle {

    /** What happens to an image. */
    public enum Event {
        UPLOAD_BEGUN,
        STAGING_BEGUN,
        /** All bytes are in the store and checked. */
        BYTES_ACCEPTED,
        /** The bytes broke off, were refused, or their receiver died. */
        BYTES_LOST,
        /** Staged bytes are taken, or bytes are fetched from elsewhere. */
        IMPORT_BEGUN,
        /** What was staged is the image. */
        IMPORTED,
        DEACTIVATED,
        REACTIVATED,
        DELETED
    }

    /** What the service does besides the change of state. */
    public enum Effect {
        /** Claims the size from the quota and stores size and checksums. */
        TAKE_BYTES,
        /** Gives the quota of the bytes back and forgets size and checksums. */
        FORGET_BYTES,
        /** Removes the file after the commit. */
        REMOVE_FILE
    }

    public static final StateMachine<ImageStatus, Event, Effect> TABLE = StateMachine.<ImageStatus, Event, Effect>named(
                    "image")
            .on(QUEUED, Event.UPLOAD_BEGUN, SAVING)
            .on(QUEUED, Event.STAGING_BEGUN, UPLOADING)
            .on(SAVING, Event.BYTES_ACCEPTED, ACTIVE, Effect.TAKE_BYTES)
            .on(UPLOADING, Event.BYTES_ACCEPTED, UPLOADING, Effect.TAKE_BYTES)
            .on(SAVING, Event.BYTES_LOST, QUEUED, Effect.FORGET_BYTES, Effect.REMOVE_FILE)
            .on(UPLOADING, Event.BYTES_LOST, QUEUED, Effect.FORGET_BYTES, Effect.REMOVE_FILE)
            .on(QUEUED, Event.IMPORT_BEGUN, IMPORTING)
            .on(UPLOADING, Event.IMPORT_BEGUN, IMPORTING)
            .on(IMPORTING, Event.BYTES_ACCEPTED, ACTIVE, Effect.TAKE_BYTES)
            .on(IMPORTING, Event.BYTES_LOST, QUEUED, Effect.FORGET_BYTES, Effect.REMOVE_FILE)
            .on(IMPORTING, Event.IMPORTED, ACTIVE)
            .on(ACTIVE, Event.DEACTIVATED, DEACTIVATED)
            .on(DEACTIVATED, Event.DEACTIVATED, DEACTIVATED)
            .on(DEACTIVATED, Event.REACTIVATED, ACTIVE)
            .on(ACTIVE, Event.REACTIVATED, ACTIVE)
            .onEach(
                    List.of(QUEUED, SAVING, UPLOADING, IMPORTING, ACTIVE, DEACTIVATED),
                    Event.DELETED,
                    DELETED,
                    Effect.FORGET_BYTES,
                    Effect.REMOVE_FILE)
            .build();

    private ImageLifecycle() {}
}
