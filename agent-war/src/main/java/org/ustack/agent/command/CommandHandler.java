package org.ustack.agent.command;

import java.util.Optional;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AgentEvent;
import org.ustack.hypervisor.HypervisorException;

/** Does one kind of command. Never called twice at once for one server. */
public interface CommandHandler<C extends AgentCommand> {

    Class<C> command();

    /**
     * @return what to report, or nothing for a command that is late or that nobody waits for
     * @throws HypervisorException if the node's state cannot be learned now; the command must come again
     */
    Optional<AgentEvent> handle(C command) throws HypervisorException;
}
