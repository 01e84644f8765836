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
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.contract.ServerPowerObserved;
import org.ustack.contract.StepTiming;
import org.ustack.platform.Operations;

/**
 * What becomes of a server by what its node reports. A report counts only for the operation that runs now, from the node that
 * the server is on; anything else was overtaken and changes nothing.
 */
@Dependent
public class ServerOutcomes {

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
    ServerCommands commands;

    @Inject
    Operations operations;

    void take(AgentEvent event) {
        if (event instanceof ServerBooted e) {
            current(e.server(), e.node(), e.operation(), action -> action == ServerAction.CREATE)
                    .ifPresent(server -> booted(server, e.power(), e.steps()));
        } else if (event instanceof ServerBootFailed e) {
            current(e.server(), e.node(), e.operation(), action -> action == ServerAction.CREATE)
                    .ifPresent(server -> booting.failedOnNode(server, e.code(), e.reason(), e.retryable(), e.steps()));
        } else if (event instanceof ServerDeleted e) {
            current(e.server(), e.node(), e.operation(), action -> action == ServerAction.DELETE)
                    .ifPresent(this::gone);
        } else if (event instanceof ServerPowerChanged e) {
            current(e.server(), e.node(), e.operation(), ServerOutcomes::isPowerVerb)
                    .ifPresent(server -> done(server, follow(e.power())));
        } else if (event instanceof ServerOperationFailed e) {
            current(e.server(), e.node(), e.operation(), action -> true).ifPresent(server -> failed(server, e));
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

    private static boolean isPowerVerb(ServerAction action) {
        return action != ServerAction.CREATE && action != ServerAction.DELETE;
    }

    void booted(Server server, PowerState power, List<StepTiming> steps) {
        if (server.guestGeneration() > 0) {
            // It changed since it was accepted; the boot command may have left before.
            commands.describe(server, server.operationRequest());
        }
        operations.succeed(server.operationId(), steps);
        server.endOperation(transitions.now());
        server.observe(power);
        transitions.apply(server, ServerEvent.BOOTED);
    }

    void gone(Server server) {
        done(server, s -> transitions.apply(s, ServerEvent.GONE));
    }

    private void done(Server server, Consumer<Server> next) {
        operations.succeed(server.operationId(), List.of());
        server.endOperation(transitions.now());
        next.accept(server);
    }

    private Consumer<Server> follow(PowerState power) {
        return server -> {
            server.observe(power);
            Optional<ServerEvent> event = ServerLifecycle.observed(power);
            if (event.isPresent()) {
                transitions.apply(server, event.get());
            } else {
                transitions.news.changed(server.changed());
            }
        };
    }

    /**
     * Back to what the domain does now. In error, as the compute API has it, after a deletion or a hard reboot that did not
     * work, or when there is no domain.
     */
    private void failed(Server server, ServerOperationFailed event) {
        ServerAction action = server.operationAction();
        operations.fail(server.operationId(), event.code(), event.reason(), List.of());
        server.endOperation(transitions.now());
        boolean broke = action == ServerAction.DELETE
                || action == ServerAction.CREATE
                || event.power() == null
                || action == ServerAction.HARD_REBOOT && event.power() != PowerState.RUNNING;
        if (broke) {
            server.observe(event.power() == null ? PowerState.NO_STATE : event.power());
            transitions.apply(server, ServerEvent.BROKE, new Fault(event.reason(), event.code()));
        } else {
            follow(event.power()).accept(server);
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
        if (server.operationId() == null
                && FOLLOWS.contains(server.state())
                && !Reconciliation.agree(server.state(), power)) {
            follow(power).accept(server);
        }
    }

    void lost(Server server) {
        if (server.operationId() == null && FOLLOWS.contains(server.state())) {
            server.observe(PowerState.NO_STATE);
            transitions.apply(
                    server,
                    ServerEvent.LOST,
                    new Fault("The domain of the server is not on its node any more.", "node " + server.node()));
        }
    }
}
