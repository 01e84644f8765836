package org.ustack.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.MoreProofNeeded.Receipt;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;

class SignInStepsTest {

    private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant END = START.plusSeconds(300);

    private final SignInSteps steps = new SignInSteps();

    private boolean ask(List<List<String>> required) {
        Place ann = new Place("1", "ann", new Named("default", "Default"));
        return steps.askPasscode(new Receipt("sealed", ann, List.of(AuthMethod.PASSWORD), START, END, required));
    }

    @Test
    void aPasscodeIsAskedForWhereItCompletesARule() {
        assertThat(ask(List.of(List.of("password", "external"), List.of("password", "totp"))))
                .isTrue();
        assertThat(steps.getStep()).isEqualTo("PASSCODE");
        assertThat(steps.receipt()).isEqualTo("sealed");
        assertThat(steps.tooLate(END.minusSeconds(1))).isFalse();
        assertThat(steps.tooLate(END)).isTrue();
    }

    @Test
    void noPasscodeIsAskedForWhereItWouldNotDo() {
        assertThat(ask(List.of(List.of("password", "external")))).isFalse();
        assertThat(steps.getStep()).isEqualTo("PASSWORD");
        assertThat(steps.receipt()).isNull();
    }

    @Test
    void whoStartsOverLeavesNothingBehind() {
        ask(List.of(List.of("password", "totp")));
        steps.startOver();
        assertThat(steps.getStep()).isEqualTo("PASSWORD");
        assertThat(steps.userId()).isNull();
        assertThat(steps.receipt()).isNull();
        assertThat(steps.tooLate(END)).isFalse();
        steps.askNewPassword("1", "ann", "Default");
        assertThat(steps.getStep()).isEqualTo("NEW_PASSWORD");
        assertThat(steps.domain()).isEqualTo("Default");
    }
}
