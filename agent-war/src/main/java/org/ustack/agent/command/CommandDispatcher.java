package org.ustack.agent.command;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jboss.logging.MDC;
import org.ustack.agent.AgentEvents;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.Envelope;
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
        Lock lock = locks.of(command.subject());
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
}
