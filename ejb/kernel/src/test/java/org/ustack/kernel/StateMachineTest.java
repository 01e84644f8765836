package org.ustack.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateMachineTest {

    enum Door {
        OPEN,
        CLOSED
    }

    enum Push {
        PUSH,
        PULL
    }

    enum Noise {
        BANG
    }

    private static final StateMachine<Door, Push, Noise> DOOR = StateMachine.<Door, Push, Noise>named("door")
            .on(Door.OPEN, Push.PUSH, Door.CLOSED, Noise.BANG)
            .on(Door.CLOSED, Push.PULL, Door.OPEN)
            .build();

    @Test
    void decidesByTheTable() {
        assertThat(DOOR.decide(Door.OPEN, Push.PUSH).to()).isEqualTo(Door.CLOSED);
        assertThat(DOOR.decide(Door.OPEN, Push.PUSH).effects()).containsExactly(Noise.BANG);
        assertThat(DOOR.decide(Door.CLOSED, Push.PULL).effects()).isEmpty();
    }

    @Test
    void anUnlistedPairFailsLoudly() {
        assertThat(DOOR.find(Door.OPEN, Push.PULL)).isEmpty();
        assertThatThrownBy(() -> DOOR.decide(Door.OPEN, Push.PULL))
                .isInstanceOf(StateMachine.IllegalTransition.class)
                .hasMessage("door: no transition for event PULL in state OPEN");
    }

    @Test
    void aRowGivenTwiceIsRefused() {
        assertThatThrownBy(() -> StateMachine.<Door, Push, Noise>named("door")
                        .on(Door.OPEN, Push.PUSH, Door.CLOSED)
                        .on(Door.OPEN, Push.PUSH, Door.OPEN))
                .hasMessageContaining("two rows");
    }
}
