package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.OPERATION;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.expired;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.ChangePower;
import org.ustack.contract.ChangePower.Verb;
import org.ustack.contract.OperationRef;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;

class ChangePowerHandlerTest {

    private static final DomainStamp BEFORE = new DomainStamp("before", 3);
    private static final Map<Verb, Power> GOAL = Map.of(
            Verb.START,
            Power.RUNNING,
            Verb.STOP,
            Power.OFF,
            Verb.SOFT_REBOOT,
            Power.RUNNING,
            Verb.HARD_REBOOT,
            Power.RUNNING,
            Verb.PAUSE,
            Power.PAUSED,
            Verb.UNPAUSE,
            Power.RUNNING,
            Verb.SUSPEND,
            Power.SAVED,
            Verb.RESUME,
            Power.RUNNING,
            Verb.CRASH_DUMP,
            Power.RUNNING);

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private ChangePowerHandler handler;

    @BeforeEach
    void setUp() {
        handler = new ChangePowerHandler(
                hypervisor, new FakeNode(), new InstanceStore(state), new PowerWatch(CLOCK), CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "START,       RUNNING:, OFF:start, SAVED:start, PAUSED:!, CRASHED:start",
        "STOP,        RUNNING:shutDown powerOff, OFF:powerOff, SAVED:powerOff, PAUSED:powerOff, CRASHED:powerOff",
        "SOFT_REBOOT, RUNNING:shutDown powerOff start, OFF:powerOff start, SAVED:powerOff start,"
                + " PAUSED:powerOff start, CRASHED:powerOff start",
        "HARD_REBOOT, RUNNING:powerOff start, OFF:powerOff start, SAVED:powerOff start, PAUSED:powerOff start,"
                + " CRASHED:powerOff start",
        "PAUSE,       RUNNING:pause, OFF:!, SAVED:!, PAUSED:pause, CRASHED:!",
        "UNPAUSE,     RUNNING:, OFF:!, SAVED:!, PAUSED:unpause, CRASHED:!",
        "SUSPEND,     RUNNING:save, OFF:!, SAVED:, PAUSED:save, CRASHED:!",
        "RESUME,      RUNNING:, OFF:!, SAVED:start, PAUSED:!, CRASHED:!"
    })
    void everyVerbInEveryState(Verb verb, String a, String b, String c, String d, String e) throws Exception {
        for (String cell : new String[] {a, b, c, d, e}) {
            Power power = Power.valueOf(cell.substring(0, cell.indexOf(':')));
            String expected = cell.substring(cell.indexOf(':') + 1);
            hypervisor.put(SERVER, power, BEFORE);
            hypervisor.verbs.clear();
            var event = handler.handle(command(verb, operation(4))).orElseThrow();
            if (expected.equals("!")) {
                assertThat(event).as("%s of %s", verb, power).isInstanceOf(ServerOperationFailed.class);
                assertThat(((ServerOperationFailed) event).code()).isEqualTo("WRONG_STATE");
                assertThat(((ServerOperationFailed) event).power()).isEqualTo(Powers.of(power));
                assertThat(hypervisor.stamp(SERVER)).isEqualTo(BEFORE);
            } else {
                assertThat(event)
                        .as("%s of %s", verb, power)
                        .isEqualTo(new ServerPowerChanged(NODE, OPERATION, SERVER, Powers.of(GOAL.get(verb))));
                assertThat(String.join(" ", hypervisor.verbs)).isEqualTo((expected + " stamp").strip());
                assertThat(hypervisor.power(SERVER)).isEqualTo(GOAL.get(verb));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void theSecondDeliveryOnlySaysItAgain(Verb verb) throws Exception {
        hypervisor.put(SERVER, GOAL.get(verb), new DomainStamp(OPERATION, 4));
        assertThat(handler.handle(command(verb, operation(4))))
                .contains(new ServerPowerChanged(NODE, OPERATION, SERVER, Powers.of(GOAL.get(verb))));
        assertThat(hypervisor.verbs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void aLateCommandIsDropped(Verb verb) throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, new DomainStamp("later", 5));
        assertThat(handler.handle(command(verb, operation(4)))).isEmpty();
        assertThat(hypervisor.verbs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void pastItsDeadlineNothingIsBegun(Verb verb) throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        var event = (ServerOperationFailed)
                handler.handle(command(verb, expired(4))).orElseThrow();
        assertThat(event.code()).isEqualTo("DEADLINE_PASSED");
        assertThat(hypervisor.verbs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void withoutADomainItFails(Verb verb) throws Exception {
        var event = (ServerOperationFailed)
                handler.handle(command(verb, operation(4))).orElseThrow();
        assertThat(event.code()).isEqualTo("NO_DOMAIN");
        assertThat(event.power()).isNull();
    }

    @Test
    void aGuestThatDoesNotListenIsSwitchedOffAfterItsGrace() throws Exception {
        hypervisor.guestListens = false;
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        // Each look at this clock is ten seconds later than the one before.
        var ticking = new java.time.Clock() {
            private java.time.Instant now = CLOCK.instant();

            @Override
            public java.time.ZoneId getZone() {
                return CLOCK.getZone();
            }

            @Override
            public java.time.Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                now = now.plusSeconds(10);
                return now;
            }
        };
        handler = new ChangePowerHandler(
                hypervisor, new FakeNode(), new InstanceStore(state), new PowerWatch(ticking), ticking);
        assertThat(handler.handle(command(Verb.STOP, operation(4)))).isPresent();
        assertThat(hypervisor.verbs).containsExactly("shutDown", "powerOff", "stamp");
    }

    @Test
    void aHypervisorThatDoesNotAnswerMeansAgain() {
        hypervisor.put(SERVER, Power.OFF, BEFORE);
        hypervisor.failAt("start", HypervisorException.Cause.UNREACHABLE);
        assertThatThrownBy(() -> handler.handle(command(Verb.START, operation(4))))
                .isInstanceOf(HypervisorException.class);
    }

    @Test
    void aVerbThatFailsIsReportedWithWhatTheDomainDoesNow() throws Exception {
        hypervisor.put(SERVER, Power.OFF, BEFORE);
        hypervisor.failAt("start", HypervisorException.Cause.FAILED);
        var event = (ServerOperationFailed)
                handler.handle(command(Verb.START, operation(4))).orElseThrow();
        assertThat(event.code()).isEqualTo("HYPERVISOR");
        assertThat(event.power()).isEqualTo(Powers.of(Power.OFF));
    }

    private static ChangePower command(Verb verb, OperationRef operation) {
        return new ChangePower(NODE, operation, SERVER, verb, 30);
    }
}
