package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.domain.ServerLifecycle;
import org.ustack.compute.internal.ServerTransitions.Fault;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.GuestPasswordPosted;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.contract.ServerPowerObserved;
import org.ustack.contract.ServerProgressed;
import org.ustack.contract.ServerProgressed.Phase;
import org.ustack.contract.ServerSnapshotTaken;
import org.ustack.contract.StepTiming;
import org.ustack.platform.Operations;

/**
 * What becomes of a server by what its node reports. A report counts only for the operation that runs now, from the node that
 * the server is on; anything else was overtaken and changes nothing.
 */
@Dependent
public class ServerOutcomes {

    /** Operations after whose failure a server is in error, as the compute API has it. */
    private static final Set<ServerAction> BREAKING = EnumSet.of(
            ServerAction.CREATE, ServerAction.DELETE, ServerAction.REBUILD, ServerAction.RESCUE, ServerAction.UNRESCUE);

    /** States that follow the domain without being asked. */
    private static final Set<ServerState> FOLLOWS =
            EnumSet.of(ServerState.ACTIVE, ServerState.STOPPED, ServerState.PAUSED, ServerState.SUSPENDED);

    @Inject
    ServerRepository repository;

    @Inject
    ServerTransitions transitions;

    @Inject
    ServerBooting booting;

    @Inject
    ShelvingOutcomes shelving;

    @Inject
    SnapshotVerbs snapshots;

    @Inject
    OperationRemains remains;

    @Inject
    ServerCommands commands;

    @Inject
    MoveOutcomes moves;

    @Inject
    Operations operations;

    void take(AgentEvent event) {
        if (event instanceof ServerBooted e) {
            current(e.server(), e.node(), e.operation(), ServerOutcomes::boots)
                    .ifPresent(server -> booted(server, e.power(), e.steps()));
        } else if (event instanceof ServerBootFailed e) {
            current(e.server(), e.node(), e.operation(), ServerOutcomes::boots)
                    .ifPresent(server -> bootFailed(server, e));
        } else if (event instanceof ServerDeleted e) {
            current(e.server(), e.node(), e.operation(), action -> true).ifPresent(this::deleted);
        } else if (event instanceof ServerPowerChanged e) {
            current(e.server(), e.node(), e.operation(), ServerOutcomes::isPowerVerb)
                    .ifPresent(server -> changed(server, e.power()));
        } else if (event instanceof ServerSnapshotTaken e) {
            current(e.server(), e.node(), e.operation(), ServerAction::makesImage)
                    .ifPresent(server -> copied(server, e.power()));
        } else if (event instanceof ServerProgressed e) {
            current(e.server(), e.node(), e.operation(), ServerAction::makesImage)
                    .ifPresent(server -> progressed(server, e.phase()));
        } else if (event instanceof ServerOperationFailed e) {
            current(e.server(), e.node(), e.operation(), action -> true).ifPresent(server -> failed(server, e));
        } else if (event instanceof GuestPasswordPosted e) {
            repository
                    .lock(e.server())
                    .filter(server -> e.node().equals(server.node()))
                    .ifPresent(server -> server.guestPassword(e.password()));
        } else if (event instanceof ServerMoved e) {
            moves.take(e);
        } else if (event instanceof ServerMoveFailed e) {
            moves.take(e);
        } else if (event instanceof ServerPowerObserved e) {
            observed(e);
        }
    }

    private Optional<Server> current(String serverId, String node, String operation, Predicate<ServerAction> fits) {
        return repository
                .lock(serverId)
                .filter(server ->
                        server.runs(operation) && node.equals(server.node()) && fits.test(server.operationAction()));
    }

    private static boolean boots(ServerAction action) {
        return action == ServerAction.CREATE || action == ServerAction.UNSHELVE;
    }

    private static boolean leaves(ServerAction action) {
        return action == ServerAction.DELETE || action == ServerAction.SHELVE_OFFLOAD;
    }

    private static boolean isPowerVerb(ServerAction action) {
        return action != ServerAction.CREATE && !leaves(action) && !action.makesImage();
    }

    private void bootFailed(Server server, ServerBootFailed event) {
        if (server.operationAction() == ServerAction.UNSHELVE) {
            shelving.bootFailed(server, event);
        } else {
            booting.failedOnNode(server, event.code(), event.reason(), event.retryable(), event.steps());
        }
    }

    private void progressed(Server server, Phase phase) {
        server.progress(phase);
        transitions.news.changed(server.changed());
    }

    private void copied(Server server, PowerState power) {
        if (server.operationAction() == ServerAction.SHELVE) {
            shelving.shelved(server, operations.find(server.operationId()).orElseThrow());
            return;
        }
        snapshots.rotate(server);
        done(server, s -> settle(s, power));
    }

    /** A verb of the domain came to its end. */
    private void succeeded(Server server, PowerState power) {
        ServerAction action = server.operationAction();
        Optional<ServerEvent> event = ServerLifecycle.finished(action);
        if (event.isPresent()) {
            done(server, s -> {
                s.observe(power);
                s.password(null);
                transitions.apply(s, event.get());
            });
            return;
        }
        String port = server.operationInput().get(InterfaceVerbs.PORT);
        if (action == ServerAction.DETACH_INTERFACE) {
            transitions.ports.detach(server.id(), port);
        } else if (action == ServerAction.ATTACH_INTERFACE) {
            transitions.ports.setActive(server.id(), power != PowerState.SHUT_DOWN);
        }
        boolean stays = port != null || action == ServerAction.CRASH_DUMP;
        done(server, stays ? s -> settle(s, power) : follow(power));
    }

    /** The state stays, unless it is one that follows the domain, and the domain does something else. */
    private void settle(Server server, PowerState power) {
        if (power != null && FOLLOWS.contains(server.state()) && !Reconciliation.agree(server.state(), power)) {
            follow(power).accept(server);
            return;
        }
        server.observe(power == null ? server.power() : power);
        transitions.news.changed(server.changed());
    }

    private void deleted(Server server) {
        if (server.operationAction().isMove()) {
            moves.deleted(server);
        } else if (leaves(server.operationAction())) {
            gone(server);
        }
    }

    private void changed(Server server, PowerState power) {
        if (server.operationAction().isMove()) {
            moves.powerChanged(server, power);
            return;
        }
        if (server.operationAction() == ServerAction.REBUILD && power != null) {
            server.launched(transitions.now());
        }
        succeeded(server, power);
    }

    void booted(Server server, PowerState power, List<StepTiming> steps) {
        if (server.guestGeneration() > 0) {
            // It changed since it was accepted; the boot command may have left before.
            commands.describe(server, server.operationRequest());
        }
        if (server.operationAction() == ServerAction.UNSHELVE) {
            shelving.cameBack(server, power, steps);
            return;
        }
        operations.succeed(server.operationId(), steps);
        server.endOperation(transitions.now());
        server.observe(power);
        transitions.apply(server, ServerEvent.BOOTED);
    }

    void gone(Server server) {
        ServerEvent event =
                server.operationAction() == ServerAction.SHELVE_OFFLOAD ? ServerEvent.OFFLOADED : ServerEvent.GONE;
        done(server, s -> transitions.apply(s, event));
    }

    private void done(Server server, Consumer<Server> next) {
        operations.succeed(server.operationId(), List.of());
        server.endOperation(transitions.now());
        next.accept(server);
    }

    private Consumer<Server> follow(PowerState power) {
        return server -> transitions.follow(server, power);
    }

    /**
     * Back to what the domain does now. In error, as the compute API has it, after a deletion or a hard reboot that did not
     * work, or when there is no domain.
     */
    private void failed(Server server, ServerOperationFailed event) {
        ServerAction action = server.operationAction();
        if (action.isMove()) {
            moves.operationFailed(server, event);
            return;
        }
        remains.giveBack(server);
        server.password(null);
        operations.fail(server.operationId(), event.code(), event.reason(), List.of());
        server.endOperation(transitions.now());
        if (server.state() == ServerState.SHELVED && action != ServerAction.DELETE) {
            afterFailureShelved(server, event.power());
            return;
        }
        boolean broke = BREAKING.contains(action)
                || event.power() == null
                || action == ServerAction.HARD_REBOOT && event.power() != PowerState.RUNNING;
        if (broke) {
            server.observe(event.power() == null ? PowerState.NO_STATE : event.power());
            transitions.apply(server, ServerEvent.BROKE, new Fault(event.reason(), event.code()));
        } else {
            settleAfterFailure(server, action, event.power());
        }
    }

    private void settleAfterFailure(Server server, ServerAction action, PowerState power) {
        if (server.state() == ServerState.ERROR
                && ServerLifecycle.finished(action).isEmpty()
                && !ofOtherThings(action)) {
            follow(power).accept(server);
        } else {
            settle(server, power);
        }
    }

    /** Whether the verb has nothing to do with what the domain does. */
    private static boolean ofOtherThings(ServerAction action) {
        return action == ServerAction.CRASH_DUMP
                || action == ServerAction.ATTACH_INTERFACE
                || action == ServerAction.DETACH_INTERFACE
                || action.makesImage();
    }

    /** Without a domain on its node it has left that node. */
    private void afterFailureShelved(Server server, PowerState power) {
        if (power == null) {
            server.observe(PowerState.NO_STATE);
            transitions.apply(server, ServerEvent.LOST);
        } else {
            settle(server, power);
        }
    }

    /** A guest that shut itself down, a domain that an operator touched. The state follows, unless an operation runs. */
    private void observed(ServerPowerObserved event) {
        repository
                .lock(event.server())
                .filter(server -> event.node().equals(server.node())
                        && !event.observedAt().isBefore(server.stateSince()))
                .ifPresent(server -> followObserved(server, event.power()));
    }

    void followObserved(Server server, PowerState power) {
        if (server.operationId() == null && server.state() == ServerState.RESIZED) {
            // It waits for a word, whatever its guest does meanwhile; what it does then decides what it becomes.
            server.observe(power);
            return;
        }
        if (server.operationId() == null
                && FOLLOWS.contains(server.state())
                && !Reconciliation.agree(server.state(), power)) {
            follow(power).accept(server);
        }
    }

    void lost(Server server) {
        if (server.operationId() == null && Reconciliation.belongsOnNode(server.state())) {
            server.observe(PowerState.NO_STATE);
            transitions.apply(
                    server,
                    ServerEvent.LOST,
                    new Fault("The domain of the server is not on its node any more.", "node " + server.node()));
        }
    }
}
