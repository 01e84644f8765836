package org.ustack.compute.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.internal.ServerTransitions.Fault;
import org.ustack.kernel.Settings;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.OverdueOperations;

/**
 * When a node is silent about a command: repeats it early and often, since agents do nothing twice, and gives up late. A
 * deletion is never given up while its node exists; it ends here when an operator has removed the node.
 */
@ApplicationScoped
public class OverdueServerOperations implements OverdueOperations {

    static final String TIMEOUT = "NODE_SILENT";

    @Inject
    ServerRepository repository;

    @Inject
    ServerTransitions transitions;

    @Inject
    ServerBooting booting;

    @Inject
    ServerCommands commands;

    @Inject
    OverdueMoves moves;

    @Inject
    Operations operations;

    @Inject
    NodeDirectory nodes;

    @Inject
    Settings settings;

    enum Verdict {
        REPEAT,
        WAIT,
        FAIL,
        FINISH
    }

    @Override
    public String resourceType() {
        return ServerBooting.RESOURCE;
    }

    @Override
    public void decide(OperationView overdue) {
        Optional<Server> running = repository.lock(overdue.resourceId()).filter(server -> server.runs(overdue.id()));
        if (running.isEmpty()) {
            operations.fail(overdue.id(), "ABANDONED", "The server went on without this operation.", List.of());
            return;
        }
        Server server = running.get();
        if (server.operationAction().isMove()) {
            moves.decide(server, overdue);
            return;
        }
        Instant now = transitions.now();
        Optional<NodeView> node = nodes.find(server.node());
        boolean up = node.filter(NodeView::up).isPresent();
        boolean reported = up && node.get().lastSeen().isAfter(overdue.updatedAt());
        boolean late = !now.isBefore(server.operationDeadline());
        switch (verdict(server.operationAction(), node.isPresent(), up, reported, late)) {
            case REPEAT -> repeat(server, overdue, now);
            case WAIT ->
                operations.retry(overdue.id(), server.node(), settings.get(ComputeSettings.RESEND_AFTER), List.of());
            case FAIL -> fail(server);
            case FINISH -> finish(server);
        }
    }

    /**
     * @param nodeKnown whether the node still exists for us
     * @param up whether it reports at all
     * @param reported whether it sent an inventory since the command was sent last, so that an answer could have come
     * @param late whether the time for the whole operation is over
     */
    static Verdict verdict(ServerAction action, boolean nodeKnown, boolean up, boolean reported, boolean late) {
        if (action == ServerAction.DELETE) {
            // A node that is down for longer than that must not keep the owner's server, quota and addresses for ever.
            // Should it come back with
            // the domain, the command waits in its queue, and the reconciler finds an orphan.
            return !nodeKnown || late && !up ? Verdict.FINISH : reported ? Verdict.REPEAT : Verdict.WAIT;
        }
        if (late || !nodeKnown) {
            return Verdict.FAIL;
        }
        return reported ? Verdict.REPEAT : Verdict.WAIT;
    }

    private void repeat(Server server, OperationView overdue, Instant now) {
        if (server.operationAction() == ServerAction.DELETE) {
            server.extend(now.plus(settings.get(ComputeSettings.POWER_TIMEOUT)));
        }
        operations.retry(overdue.id(), server.node(), pause(settings, overdue.attempt()), List.of());
        if (server.operationAction() == ServerAction.REBUILD) {
            moves.commands.rebuild(server);
        } else {
            commands.repeat(server);
        }
    }

    /** Twice the first pause for a while, then rarely: a node that hears and does not answer needs an operator. */
    static Duration pause(Settings settings, int attempt) {
        int factor = attempt <= 1 ? 1 : attempt <= 10 ? 2 : 15;
        return settings.get(ComputeSettings.RESEND_AFTER).multipliedBy(factor);
    }

    private void fail(Server server) {
        String message = "Node " + server.node() + " did not report the end of '"
                + server.operationAction().apiName() + "' in time.";
        if (server.operationAction() == ServerAction.CREATE) {
            // Past its deadline no agent begins the boot any more; what one may have made goes away.
            commands.delete(server);
            server.tried(server.node());
            booting.fail(server, TIMEOUT, message, List.of());
            return;
        }
        boolean rebuild = server.operationAction() == ServerAction.REBUILD;
        operations.fail(server.operationId(), TIMEOUT, message, List.of());
        server.endOperation(transitions.now());
        if (rebuild) {
            // Nobody knows what its disk is.
            transitions.apply(server, ServerEvent.BROKE, new Fault(message, TIMEOUT));
        } else {
            transitions.news.changed(server.changed());
        }
    }

    private void finish(Server server) {
        operations.succeed(server.operationId(), List.of());
        server.endOperation(transitions.now());
        transitions.apply(server, ServerEvent.GONE);
    }
}
