package org.ustack.agent.command;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jboss.logging.MDC;
import org.ustack.agent.AgentEvents;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ApplyGroupMembers;
import org.ustack.contract.ApplyPortRules;
import org.ustack.contract.ApplyRouter;
import org.ustack.contract.BootServer;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.Envelope;
import org.ustack.contract.RemoveRouter;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/** Brings a command to its handler, one at a time per server, and its event to the controller. */
public final class CommandDispatcher {

    private final Handlers handlers;
    private final ServerLocks locks;
    private final AgentEvents events;

    public CommandDispatcher(Handlers handlers, ServerLocks locks, AgentEvents events) {
        this.handlers = handlers;
        this.locks = locks;
        this.events = events;
    }

    /**
     * Returns when the command needs no further delivery.
     *
     * @throws IllegalArgumentException if the envelope holds no command
     * @throws HypervisorException if the command must come again
     */
    public void dispatch(Envelope envelope) throws HypervisorException {
        if (!(envelope.body() instanceof AgentCommand command)) {
            throw new IllegalArgumentException("not a command: " + envelope.type());
        }
        MDC.put("requestId", String.valueOf(envelope.requestId()));
        Lock lock = locks.of(subject(command));
        lock.lock();
        try {
            Optional<AgentEvent> event = handlers.handle(command);
            if (event.isPresent()) {
                events.publish(envelope.requestId(), event.get());
                CrashPoints.reach(CrashPoints.AGENT_EVENT_SENT);
            }
        } finally {
            lock.unlock();
            MDC.remove("requestId");
        }
    }

    /** What two commands must not work on at once: a server, a router, or a group. */
    private static String subject(AgentCommand command) {
        if (command instanceof BootServer boot) {
            return boot.server();
        } else if (command instanceof DeleteServer delete) {
            return delete.server();
        } else if (command instanceof ChangePower power) {
            return power.server();
        } else if (command instanceof DestroyOrphan orphan) {
            return orphan.server();
        } else if (command instanceof ApplyPortRules rules) {
            return rules.server();
        } else if (command instanceof ApplyRouter router) {
            return router.router().id();
        } else if (command instanceof RemoveRouter router) {
            return router.router();
        } else {
            return ((ApplyGroupMembers) command).group();
        }
    }
}
