package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.domain.ServerLifecycle;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.placement.NodeDirectory;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.Operations.BeginOperation;

/** What owners ask of servers that exist: power verbs, deletion, lock, and an admin's word on the state. */
@Dependent
public class ServerVerbs {

    @Inject
    ServerRepository repository;

    @Inject
    ServerTransitions transitions;

    @Inject
    ServerCommands commands;

    @Inject
    Operations operations;

    @Inject
    MoveCommands moves;

    @Inject
    NodeDirectory nodes;

    @Inject
    Settings settings;

    void change(RequestContext caller, String serverId, ServerAction action) {
        Server server = unlocked(caller, serverId);
        checkState(server, action);
        if (server.node() == null) {
            throw wrongState(
                    server, action.apiName(), "vm_state", server.status().vmState());
        }
        if (server.operationId() != null) {
            supersede(server, "The server was told to do something else: " + action.apiName() + ".");
        }
        begin(caller, server, action, settings.get(ComputeSettings.POWER_TIMEOUT));
        commands.power(server, action);
        transitions.news.changed(server.changed());
    }

    /** The state first, then what runs: the order in which the compute API complains. */
    static void checkState(Server server, ServerAction action) {
        ServerStatus status = server.status();
        if (ServerLifecycle.TABLE
                .find(server.state(), ServerLifecycle.asked(action))
                .isEmpty()) {
            throw wrongState(server, action.apiName(), "vm_state", status.vmState());
        }
        if (server.operationAction() != null && !ServerLifecycle.supersedes(action, server.operationAction())) {
            throw wrongState(server, action.apiName(), "task_state", status.taskState());
        }
    }

    static CloudException wrongState(Server server, String verb, String attribute, String state) {
        return new CloudException(
                ComputeError.WRONG_STATE, "id", server.id(), "action", verb, "attribute", attribute, "state", state);
    }

    void delete(RequestContext caller, String serverId) {
        Server server = unlocked(caller, serverId);
        if (server.operationAction() == ServerAction.DELETE) {
            return;
        }
        if (server.operationId() != null) {
            supersede(server, "The server was deleted meanwhile.");
        }
        if (server.node() == null || nodes.find(server.node()).isEmpty()) {
            operations.recordDone(
                    caller,
                    new BeginOperation(
                            ServerBooting.RESOURCE, server.id(), ServerAction.DELETE.apiName(), null, Duration.ZERO));
            transitions.apply(server, ServerEvent.GONE);
            return;
        }
        begin(caller, server, ServerAction.DELETE, settings.get(ComputeSettings.POWER_TIMEOUT));
        commands.delete(server);
        // What is set aside elsewhere goes, too; the queue keeps the command for a node that is down.
        transitions.migrations.of(server).ifPresent(migration -> moves.forget(server, migration));
        transitions.news.changed(server.changed());
    }

    void supersede(Server server, String message) {
        operations.fail(server.operationId(), "SUPERSEDED", message, List.of());
        server.endOperation(transitions.now());
    }

    void begin(RequestContext caller, Server server, ServerAction action, Duration timeout) {
        OperationView operation = operations.begin(
                caller,
                new BeginOperation(
                        ServerBooting.RESOURCE,
                        server.id(),
                        action.apiName(),
                        server.node(),
                        settings.get(ComputeSettings.RESEND_AFTER)));
        Instant now = transitions.now();
        server.begin(operation, action, now.plus(timeout), now);
    }

    void lock(RequestContext caller, String serverId, boolean on, String reason) {
        Server server = repository.lock(caller, serverId);
        server.lock(on, reason, transitions.now());
        ServerAction action = on ? ServerAction.LOCK : ServerAction.UNLOCK;
        operations.recordDone(
                caller,
                new BeginOperation(
                        ServerBooting.RESOURCE, server.id(), action.apiName(), server.node(), Duration.ZERO));
        transitions.news.changed(server.changed());
    }

    void resetState(RequestContext caller, String serverId, ServerState toState) {
        Server server = repository.lock(caller, serverId);
        if (server.operationId() != null) {
            supersede(server, "An admin set the state of the server.");
        }
        transitions.migrations.stay(server);
        transitions.apply(
                server, toState == ServerState.ACTIVE ? ServerEvent.ACTIVE_DECLARED : ServerEvent.ERROR_DECLARED);
    }

    /** @throws CloudException {@link ComputeError#SERVER_LOCKED}; admins pass */
    Server unlocked(RequestContext caller, String serverId) {
        Server server = repository.lock(caller, serverId);
        if (server.locked() && !caller.isAdmin()) {
            throw new CloudException(ComputeError.SERVER_LOCKED, "id", serverId);
        }
        return server;
    }
}
