package org.ustack.image.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ustack.image.ImageStatus;
import org.ustack.image.domain.ImageLifecycle.Effect;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.kernel.StateMachine;

class ImageLifecycleTest {

    /** The whole table, written a second time by hand: row, column, where it leads. */
    private static final Map<ImageStatus, Map<Event, ImageStatus>> EXPECTED = Map.of(
            ImageStatus.QUEUED,
            Map.of(
                    Event.UPLOAD_BEGUN, ImageStatus.SAVING,
                    Event.STAGING_BEGUN, ImageStatus.UPLOADING,
                    Event.IMPORT_BEGUN, ImageStatus.IMPORTING,
                    Event.DELETED, ImageStatus.DELETED),
            ImageStatus.SAVING,
            Map.of(
                    Event.BYTES_ACCEPTED, ImageStatus.ACTIVE,
                    Event.BYTES_LOST, ImageStatus.QUEUED,
                    Event.DELETED, ImageStatus.DELETED),
            ImageStatus.UPLOADING,
            Map.of(
                    Event.BYTES_ACCEPTED, ImageStatus.UPLOADING,
                    Event.BYTES_LOST, ImageStatus.QUEUED,
                    Event.IMPORT_BEGUN, ImageStatus.IMPORTING,
                    Event.DELETED, ImageStatus.DELETED),
            ImageStatus.IMPORTING,
            Map.of(
                    Event.BYTES_ACCEPTED, ImageStatus.ACTIVE,
                    Event.BYTES_LOST, ImageStatus.QUEUED,
                    Event.IMPORTED, ImageStatus.ACTIVE,
                    Event.DELETED, ImageStatus.DELETED),
            ImageStatus.ACTIVE,
            Map.of(
                    Event.DEACTIVATED, ImageStatus.DEACTIVATED,
                    Event.REACTIVATED, ImageStatus.ACTIVE,
                    Event.DELETED, ImageStatus.DELETED),
            ImageStatus.DEACTIVATED,
            Map.of(
                    Event.DEACTIVATED, ImageStatus.DEACTIVATED,
                    Event.REACTIVATED, ImageStatus.ACTIVE,
                    Event.DELETED, ImageStatus.DELETED),
            ImageStatus.DELETED,
            Map.of());

    @Test
    void everyPairOfStateAndEventIsAsWritten() {
        Map<String, Optional<ImageStatus>> actual = new TreeMap<>();
        Map<String, Optional<ImageStatus>> expected = new TreeMap<>();
        for (ImageStatus status : ImageStatus.values()) {
            for (Event event : Event.values()) {
                String pair = status + " + " + event;
                actual.put(pair, ImageLifecycle.TABLE.find(status, event).map(StateMachine.Transition::to));
                expected.put(pair, Optional.ofNullable(EXPECTED.get(status).get(event)));
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void whatEndsWithoutBytesRemovesTheFile() {
        for (StateMachine.Transition<ImageStatus, Event, Effect> row : ImageLifecycle.TABLE.transitions()) {
            boolean ends = row.event() == Event.BYTES_LOST || row.event() == Event.DELETED;
            assertThat(row.effects().contains(Effect.REMOVE_FILE))
                    .as(row.toString())
                    .isEqualTo(ends);
            assertThat(row.effects().contains(Effect.FORGET_BYTES))
                    .as(row.toString())
                    .isEqualTo(ends);
        }
    }

    @Test
    void anotherPairFailsLoudly() {
        assertThatThrownBy(() -> ImageLifecycle.TABLE.decide(ImageStatus.ACTIVE, Event.UPLOAD_BEGUN))
                .isInstanceOf(StateMachine.IllegalTransition.class)
                .hasMessageContaining("UPLOAD_BEGUN")
                .hasMessageContaining("ACTIVE");
    }
}
