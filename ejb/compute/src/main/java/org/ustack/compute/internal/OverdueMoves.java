package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.MigrationState;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.Server;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;

/**
 * When a node is silent about a step of a move. Each step but one has an end without it: a move that does not go on goes back,
 * and what is only to be dropped is left to the queue and the reconciler. A server whose files are set aside waits for the node
 * that has them, for there is nothing else to wait for; it can be evacuated or deleted meanwhile.
 */
@Dependent
public class OverdueMoves {

    @Inject
    ServerTransitions transitions;

    @Inject
    MoveOutcomes outcomes;

    @Inject
    MoveCommands commands;

    @Inject
    Operations operations;

    @Inject
    NodeDirectory nodes;

    enum Verdict {
        REPEAT,
        WAIT,
        GIVE_UP
    }

    void decide(Server server, OperationView overdue) {
        Optional<Migration> open = transitions.migrations.of(server);
        if (open.isEmpty()) {
            operations.fail(overdue.id(), "ABANDONED", "The move of the server is over.", List.of());
            server.endOperation(transitions.now());
            return;
        }
        Migration move = open.get();
        Optional<NodeView> node = nodes.find(move.worker().node());
        boolean up = node.filter(NodeView::up).isPresent();
        boolean reported = up && node.get().lastSeen().isAfter(overdue.updatedAt());
        boolean late = !transitions.now().isBefore(server.operationDeadline());
        switch (verdict(move.state(), node.isPresent(), reported, late)) {
            case REPEAT -> {
                operations.retry(
                        overdue.id(),
                        move.worker().node(),
                        OverdueServerOperations.pause(outcomes.settings, overdue.attempt()),
                        List.of());
                if (late) {
                    server.extend(outcomes.deadline());
                }
                commands.send(server, move);
            }
            case WAIT ->
                operations.retry(
                        overdue.id(),
                        move.worker().node(),
                        outcomes.settings.get(ComputeSettings.RESEND_AFTER),
                        List.of());
            case GIVE_UP -> giveUp(server, move);
        }
    }

    /**
     * @param nodeKnown whether the node that works on the step still exists for us
     * @param reported whether it sent an inventory since the command was sent last, so that an answer could have come
     * @param late whether the time for the step is over
     */
    static Verdict verdict(MigrationState state, boolean nodeKnown, boolean reported, boolean late) {
        boolean onlyThere = state == MigrationState.RETURNING || state == MigrationState.RECOVERING;
        if (!nodeKnown || late && !onlyThere) {
            return Verdict.GIVE_UP;
        }
        return reported ? Verdict.REPEAT : Verdict.WAIT;
    }

    private void giveUp(Server server, Migration move) {
        String reason = "Node " + move.worker().node() + " did not report the end of '"
                + server.operationAction().apiName() + "' in time.";
        switch (move.state()) {
            case DEPARTING, ARRIVING ->
                outcomes.recover(server, move, OverdueServerOperations.TIMEOUT, reason, List.of());
            case CONFIRMING -> outcomes.confirmed(server, move);
            case WITHDRAWING -> outcomes.withdrawn(server, move);
            default -> outcomes.broke(server, move, OverdueServerOperations.TIMEOUT, reason, List.of());
        }
    }
}
