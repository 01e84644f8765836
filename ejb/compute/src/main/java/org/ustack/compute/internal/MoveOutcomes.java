package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.MigrationKind;
import org.ustack.compute.MigrationState;
import org.ustack.compute.ServerAction;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.MigrationEvent;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.internal.ServerTransitions.Fault;
import org.ustack.contract.MoveStep;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.Settings;
import org.ustack.platform.Operations;

/**
 * What becomes of a move by what the nodes report, step after step. A report counts only for the step that runs now, from the
 * node that works on it.
 */
@Dependent
public class MoveOutcomes {

    /** A node's word that the disks of a server cannot follow it. */
    private static final String DISKS_ARE_LOCAL = "DISKS_ARE_LOCAL";

    @Inject
    ServerRepository repository;

    @Inject
    ServerTransitions transitions;

    @Inject
    MigrationTransitions moves;

    @Inject
    MovePlaces places;

    @Inject
    MoveCommands commands;

    @Inject
    Operations operations;

    @Inject
    Settings settings;

    void take(ServerMoved event) {
        current(
                event.server(),
                event.node(),
                event.operation(),
                event.step(),
                (server, move) -> done(server, move, event.power(), event.steps()));
    }

    void take(ServerMoveFailed event) {
        current(
                event.server(),
                event.node(),
                event.operation(),
                event.step(),
                (server, move) -> failed(server, move, event));
    }

    private void current(
            String serverId, String node, String operation, MoveStep step, BiConsumer<Server, Migration> next) {
        repository
                .lock(serverId)
                .filter(server -> server.runs(operation))
                .ifPresent(server -> in(server, state -> step(state) == step, move -> {
                    if (node.equals(move.worker().node())) {
                        next.accept(server, move);
                    }
                }));
    }

    /** What the node of the server, to which the report belongs, has to do with the move that runs. */
    private void in(Server server, Predicate<MigrationState> fits, Consumer<Migration> next) {
        transitions
                .migrations
                .of(server)
                .filter(move -> fits.test(move.state()))
                .ifPresent(next);
    }

    void deleted(Server server) {
        in(server, state -> state == MigrationState.WITHDRAWING, move -> withdrawn(server, move));
    }

    void powerChanged(Server server, PowerState power) {
        in(server, state -> state == MigrationState.EVACUATING, move -> evacuated(server, move, power));
    }

    void operationFailed(Server server, ServerOperationFailed event) {
        // What is left where it was to be withdrawn is an orphan, which the reconciler removes; the owner does not wait
        // for it.
        deleted(server);
        in(
                server,
                state -> state == MigrationState.EVACUATING,
                move -> broke(server, move, event.code(), event.reason(), List.of()));
    }

    private static MoveStep step(MigrationState state) {
        return switch (state) {
            case DEPARTING -> MoveStep.DEPART;
            case ARRIVING -> MoveStep.ARRIVE;
            case RETURNING, RECOVERING -> MoveStep.RETURN;
            case CONFIRMING -> MoveStep.FORGET;
            default -> null;
        };
    }

    private void done(Server server, Migration move, PowerState power, List<StepTiming> steps) {
        switch (move.state()) {
            case DEPARTING -> {
                moves.apply(server, move, MigrationEvent.DEPARTED);
                places.enter(server, move);
                next(server, move, steps);
            }
            case ARRIVING -> {
                moves.apply(server, move, MigrationEvent.ARRIVED);
                end(server, steps);
                server.observe(power);
                server.launched(transitions.now());
                transitions.ports.setActive(server.id(), power == PowerState.RUNNING);
                transitions.apply(server, ServerEvent.MOVED);
            }
            case CONFIRMING -> confirmed(server, move);
            default -> returned(server, move, power, steps);
        }
    }

    void confirmed(Server server, Migration move) {
        moves.apply(server, move, MigrationEvent.FORGOTTEN);
        end(server, List.of());
        transitions.follow(server, server.power());
    }

    private void returned(Server server, Migration move, PowerState power, List<StepTiming> steps) {
        boolean asked = move.state() == MigrationState.RETURNING;
        moves.apply(server, move, MigrationEvent.RETURNED);
        if (asked) {
            end(server, steps);
        } else {
            operations.fail(server.operationId(), move.failureCode(), move.failure(), steps);
            server.endOperation(transitions.now());
        }
        transitions.follow(server, power);
    }

    void withdrawn(Server server, Migration move) {
        moves.apply(server, move, MigrationEvent.WITHDRAWN);
        next(server, move, List.of());
    }

    private void evacuated(Server server, Migration move, PowerState power) {
        moves.apply(server, move, MigrationEvent.EVACUATED);
        end(server, List.of());
        server.launched(transitions.now());
        transitions.follow(server, power);
    }

    private void end(Server server, List<StepTiming> steps) {
        operations.succeed(server.operationId(), steps);
        server.endOperation(transitions.now());
    }

    /** The step that the move is at now begins on its node. */
    private void next(Server server, Migration move, List<StepTiming> stepsDone) {
        operations.proceed(server.operationId(), move.worker().node(), resend(), stepsDone);
        server.extend(deadline());
        commands.send(server, move);
        transitions.news.changed(server.changed());
    }

    private Duration resend() {
        return settings.get(ComputeSettings.RESEND_AFTER);
    }

    Instant deadline() {
        return transitions.now().plus(settings.get(ComputeSettings.MOVE_TIMEOUT));
    }

    private void failed(Server server, Migration move, ServerMoveFailed event) {
        switch (move.state()) {
            case DEPARTING -> departureFailed(server, move, event);
            case ARRIVING -> arrivalFailed(server, move, event);
            case CONFIRMING -> confirmed(server, move);
            default -> broke(server, move, event.code(), event.reason(), event.steps());
        }
    }

    /** The server is still there. If only its disks hold it, a resize does without another node. */
    private void departureFailed(Server server, Migration move, ServerMoveFailed event) {
        boolean sameNodeDoes = event.code().equals(DISKS_ARE_LOCAL)
                && move.kind() == MigrationKind.RESIZE
                && settings.get(ComputeSettings.RESIZE_TO_SAME_HOST);
        if (sameNodeDoes && places.exchange(server, move, move.source().node())) {
            next(server, move, event.steps());
            return;
        }
        moves.apply(server, move, MigrationEvent.BROKE);
        operations.fail(server.operationId(), event.code(), event.reason(), event.steps());
        server.endOperation(transitions.now());
        if (event.power() == null) {
            server.observe(PowerState.NO_STATE);
            transitions.apply(server, ServerEvent.BROKE, new Fault(event.reason(), event.code()));
        } else {
            transitions.follow(server, event.power());
        }
    }

    private void arrivalFailed(Server server, Migration move, ServerMoveFailed event) {
        move.tried(move.destination().node());
        boolean again = event.retryable()
                && !move.staysOnNode()
                && move.triedNodes().size() < settings.get(ComputeSettings.BOOT_ATTEMPTS)
                && places.exchange(server, move, null);
        if (again) {
            operations.retry(server.operationId(), move.worker().node(), resend(), event.steps());
            places.enter(server, move);
            next(server, move, List.of());
        } else {
            recover(server, move, event.code(), event.reason(), event.steps());
        }
    }

    /** Back to where it came from: what is set aside there is the server. */
    void recover(Server server, Migration move, String code, String reason, List<StepTiming> steps) {
        move.failed(code, reason);
        moves.apply(server, move, MigrationEvent.GAVE_UP);
        operations.retry(server.operationId(), move.worker().node(), resend(), steps);
        next(server, move, List.of());
    }

    /** Nothing is left that could be done about it. */
    void broke(Server server, Migration move, String code, String reason, List<StepTiming> steps) {
        moves.apply(server, move, MigrationEvent.BROKE);
        operations.fail(server.operationId(), code, reason, steps);
        ServerAction action = server.operationAction();
        server.endOperation(transitions.now());
        transitions.apply(server, ServerEvent.BROKE, new Fault(reason, code + " in " + action.apiName()));
    }
}
