package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.internal.Reconciliation.Correction;
import org.ustack.compute.internal.Reconciliation.Decision;
import org.ustack.compute.internal.Reconciliation.Kind;
import org.ustack.compute.internal.Reconciliation.Row;
import org.ustack.compute.internal.Reconciliation.Suspicion;
import org.ustack.contract.NodeInventory.Domain;
import org.ustack.contract.PowerState;

class ReconciliationTest {

    private static final Instant TAKEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LONG_AGO = TAKEN.minusSeconds(100);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static Decision decide(Row row, Domain domain, Suspicion before) {
        Map<String, Row> rows = new HashMap<>();
        if (row != null) {
            rows.put("s", row);
        }
        return Reconciliation.decide("n", rows, domain == null ? List.of() : List.of(domain),
                before == null ? Map.of() : Map.of("s", before), TAKEN, MARGIN);
    }

    /** What is suspected at first and done at the second sight; empty for nothing. */
    @ParameterizedTest
    @CsvSource({
        // no row
        ",,,RUNNING,,ORPHAN",
        // row state, action, node, power of the domain, stamp of the domain
        "DELETED,,n,RUNNING,,ORPHAN",
        "ACTIVE,,other,RUNNING,,ORPHAN",
        "ERROR,,,RUNNING,,ORPHAN",
        "ACTIVE,,n,RUNNING,,",
        "ACTIVE,,n,SHUT_DOWN,,IS_OFF",
        "ACTIVE,,n,CRASHED,,IS_OFF",
        "ACTIVE,,n,PAUSED,,PAUSED",
        "ACTIVE,,n,SUSPENDED,,IS_SAVED",
        "ACTIVE,,n,NO_STATE,,",
        "STOPPED,,n,SHUT_DOWN,,",
        "STOPPED,,n,RUNNING,,RUNS",
        "PAUSED,,n,PAUSED,,",
        "PAUSED,,n,RUNNING,,RUNS",
        "SUSPENDED,,n,SHUT_DOWN,,",
        "SUSPENDED,,n,RUNNING,,RUNS",
        "ERROR,,n,RUNNING,,",
        // operations in flight are left to the reaper
        "ACTIVE,STOP,n,SHUT_DOWN,,",
        "ACTIVE,DELETE,n,SHUT_DOWN,,",
        "ACTIVE,DELETE,n,,,",
        "BUILDING,CREATE,n,,,",
        // but a boot that is done is done
        "BUILDING,CREATE,n,RUNNING,op,BOOTED",
        "BUILDING,CREATE,n,RUNNING,older,",
        "BUILDING,CREATE,n,SHUT_DOWN,op,",
        "BUILDING,DELETE,n,RUNNING,op,",
        // domains that are gone
        "ACTIVE,,n,,,LOST",
        "STOPPED,,n,,,LOST",
        "SUSPENDED,,n,,,LOST",
        "ACTIVE,,other,,,",
        "ERROR,,n,,,",
        "DELETED,,n,,,"
    })
    void differenceIsRememberedThenCorrected(
            ServerState state, ServerAction action, String node, PowerState power, String stamp, Kind expected) {
        Row row = state == null ? null : new Row("s", state, action, action == null ? null : "op", node, LONG_AGO);
        Domain domain = power == null ? null : new Domain("s", power, stamp);
        Decision first = decide(row, domain, null);
        assertThat(first.corrections()).isEmpty();
        if (expected == null) {
            assertThat(first.suspicions()).isEmpty();
            return;
        }
        assertThat(first.suspicions()).containsExactly(new Suspicion("s", expected, TAKEN));
        Decision second = decide(row, domain, new Suspicion("s", expected, TAKEN.minusSeconds(10)));
        assertThat(second.corrections()).containsExactly(new Correction("s", expected, power));
        assertThat(second.suspicions()).isEmpty();
    }

    @Test
    void anotherDifferenceStartsAnewAndTheSameInventoryTwiceConfirmsNothing() {
        Row row = new Row("s", ServerState.ACTIVE, null, null, "n", LONG_AGO);
        Domain off = new Domain("s", PowerState.SHUT_DOWN, null);
        assertThat(decide(row, off, new Suspicion("s", Kind.PAUSED, TAKEN.minusSeconds(10))).corrections()).isEmpty();
        Decision again = decide(row, off, new Suspicion("s", Kind.IS_OFF, TAKEN));
        assertThat(again.corrections()).isEmpty();
        assertThat(again.suspicions()).hasSize(1);
    }

    @Test
    void freshRowIsLeftAlone() {
        Row fresh = new Row("s", ServerState.ACTIVE, null, null, "n", TAKEN.minusSeconds(4));
        assertThat(decide(fresh, null, null).suspicions()).isEmpty();
        assertThat(decide(fresh, new Domain("s", PowerState.SHUT_DOWN, null), null).suspicions()).isEmpty();
        Row justDeleted = new Row("s", ServerState.DELETED, null, null, "n", TAKEN.plusSeconds(1));
        assertThat(decide(justDeleted, new Domain("s", PowerState.RUNNING, null), null).suspicions()).isEmpty();
    }

    @Test
    void passingDifferenceIsForgotten() {
        Row row = new Row("s", ServerState.ACTIVE, null, null, "n", LONG_AGO);
        Decision decision = decide(
                row, new Domain("s", PowerState.RUNNING, null), new Suspicion("s", Kind.IS_OFF, TAKEN.minusSeconds(10)));
        assertThat(decision).isEqualTo(new Decision(List.of(), List.of()));
    }
}
