package org.ustack.web.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ustack.web.cloud.HostLine.Use;

class HostLineTest {

    @Test
    void theToneFollowsTheShareThatIsClaimed() {
        assertThat(Use.of(0, 8)).isEqualTo(new Use(0, 8, 0, "good"));
        assertThat(Use.of(6, 8).tone()).isEqualTo("warn");
        assertThat(Use.of(8, 8).tone()).isEqualTo("bad");
    }

    @Test
    void anOvercommittedHostSaysSoButItsBarEnds() {
        assertThat(Use.of(24, 8).percent()).isEqualTo(300);
        assertThat(Use.of(24, 8).fill()).isEqualTo(100);
    }

    @Test
    void aHostThatHasNothingIsNotDividedBy() {
        assertThat(Use.of(0, 0).percent()).isZero();
    }
}
