package org.ustack.compute.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.contract.NodeInventory.Domain;
import org.ustack.contract.PowerState;

/**
 * Compares what one node has with what the database says and decides what to do about differences. Pure. A difference is
 * first only remembered; when the next inventory shows the same one, it is acted on. That way, work in flight is left alone.
 */
final class Reconciliation {

    enum Kind {
        /** A domain that no row stands behind: destroy it. */
        ORPHAN,
        /** A row whose domain is gone. */
        LOST,
        /** The boot is done, its report was lost. */
        BOOTED,
        RUNS,
        PAUSED,
        IS_OFF,
        IS_SAVED
    }

    /** @param since when state or operation last changed */
    record Row(String server, ServerState state, ServerAction action, String operation, String node, Instant since) {}

    /** What the last inventory showed. */
    record Suspicion(String server, Kind kind, Instant seenAt) {}

    /** To be done now. @param power of the domain, or null if there is none */
    record Correction(String server, Kind kind, PowerState power) {}

    /** @param suspicions all that are to be remembered until the next inventory */
    record Decision(List<Correction> corrections, List<Suspicion> suspicions) {}

    private Reconciliation() {}

    /**
     * @param rows all servers on the node, and those of any node whose domains it has
     * @param remembered of this node, by server
     * @param takenAt when the node was looked at
     * @param margin how long before that a row must have rested
     */
    static Decision decide(
            String node,
            Map<String, Row> rows,
            List<Domain> domains,
            Map<String, Suspicion> remembered,
            Instant takenAt,
            Duration margin) {
        Map<String, Domain> present = new LinkedHashMap<>();
        domains.forEach(domain -> present.put(domain.server(), domain));
        List<Correction> corrections = new ArrayList<>();
        List<Suspicion> suspicions = new ArrayList<>();
        Instant rested = takenAt.minus(margin);
        Map<String, Kind> differences = new LinkedHashMap<>();
        present.values().forEach(domain -> {
            Kind kind = difference(node, rows.get(domain.server()), domain, rested);
            if (kind != null) {
                differences.put(domain.server(), kind);
            }
        });
        rows.values().forEach(row -> {
            if (!present.containsKey(row.server()) && isLost(node, row, rested)) {
                differences.put(row.server(), Kind.LOST);
            }
        });
        differences.forEach((server, kind) -> {
            Suspicion before = remembered.get(server);
            if (before == null || before.kind() != kind) {
                suspicions.add(new Suspicion(server, kind, takenAt));
            } else if (!before.seenAt().isBefore(takenAt)) {
                suspicions.add(before);
            } else {
                Domain domain = present.get(server);
                corrections.add(new Correction(server, kind, domain == null ? null : domain.power()));
            }
        });
        return new Decision(corrections, suspicions);
    }

    /** What is wrong with a domain that is there, or null. */
    private static Kind difference(String node, Row row, Domain domain, Instant rested) {
        if (row == null) {
            return Kind.ORPHAN;
        }
        if (!row.since().isBefore(rested) && row.action() != ServerAction.CREATE) {
            return null;
        }
        if (row.action() != null && row.action().isMove()) {
            // Between two nodes; which of the domains is to stay is decided when the move is over.
            return null;
        }
        if (row.state() == ServerState.DELETED || !node.equals(row.node())) {
            return Kind.ORPHAN;
        }
        if (row.action() == ServerAction.CREATE) {
            boolean ours = row.operation().equals(domain.operation());
            return ours && row.state() == ServerState.BUILDING && domain.power() == PowerState.RUNNING
                    ? Kind.BOOTED
                    : null;
        }
        return row.action() == null ? powerDifference(row.state(), domain.power()) : null;
    }

    private static Kind powerDifference(ServerState state, PowerState power) {
        boolean follows =
                switch (state) {
                    case ACTIVE, STOPPED, PAUSED, SUSPENDED -> true;
                    case BUILDING, RESIZED, ERROR, DELETED -> false;
                };
        if (!follows || agree(state, power)) {
            return null;
        }
        return switch (power) {
            case RUNNING -> Kind.RUNS;
            case PAUSED -> Kind.PAUSED;
            case SHUT_DOWN, CRASHED -> Kind.IS_OFF;
            case SUSPENDED -> Kind.IS_SAVED;
            case NO_STATE -> null;
        };
    }

    private static boolean isLost(String node, Row row, Instant rested) {
        boolean shouldBeThere =
                switch (row.state()) {
                    case ACTIVE, STOPPED, PAUSED, SUSPENDED -> true;
                    case BUILDING, RESIZED, ERROR, DELETED -> false;
                };
        return shouldBeThere
                && row.action() == null
                && node.equals(row.node())
                && row.since().isBefore(rested);
    }

    /** Whether the state is what that power state means. A saved domain is off for the hypervisor. */
    static boolean agree(ServerState state, PowerState power) {
        return switch (state) {
            case ACTIVE -> power == PowerState.RUNNING || power == PowerState.NO_STATE;
            case STOPPED ->
                power == PowerState.SHUT_DOWN || power == PowerState.CRASHED || power == PowerState.NO_STATE;
            case PAUSED -> power == PowerState.PAUSED || power == PowerState.NO_STATE;
            case SUSPENDED ->
                power == PowerState.SUSPENDED || power == PowerState.SHUT_DOWN || power == PowerState.NO_STATE;
            case BUILDING, RESIZED, ERROR, DELETED -> true;
        };
    }
}
