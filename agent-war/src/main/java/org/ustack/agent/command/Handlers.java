package org.ustack.agent.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AgentEvent;
import org.ustack.hypervisor.HypervisorException;

/** Finds the handler of a command by its type. */
public final class Handlers {

    private final Map<Class<?>, CommandHandler<?>> byType;

    /** @throws IllegalStateException if a command has no handler, or two */
    public Handlers(List<CommandHandler<?>> handlers) {
        byType = handlers.stream().collect(Collectors.toMap(CommandHandler::command, Function.identity()));
        for (Class<?> command : AgentCommand.class.getPermittedSubclasses()) {
            if (!byType.containsKey(command)) {
                throw new IllegalStateException("no handler for " + command.getSimpleName());
            }
        }
    }

    Optional<AgentEvent> handle(AgentCommand command) throws HypervisorException {
        return handle(command.getClass(), command);
    }

    private <C extends AgentCommand> Optional<AgentEvent> handle(Class<C> type, AgentCommand command)
            throws HypervisorException {
        @SuppressWarnings("unchecked") // the map pairs each class with a handler of that very class
        CommandHandler<C> handler = (CommandHandler<C>) byType.get(type);
        return handler.handle(type.cast(command));
    }
}
