package org.ustack.agent.command;

import java.util.List;
import java.util.Optional;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.Departures;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ForgetDeparture;
import org.ustack.contract.MoveStep;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;

/** Drops what a departure has set aside, unless a later one did. */
public final class ForgetDepartureHandler implements CommandHandler<ForgetDeparture> {

    private final Departures departures;

    public ForgetDepartureHandler(InstanceStore store) {
        this.departures = new Departures(store);
    }

    @Override
    public Class<ForgetDeparture> command() {
        return ForgetDeparture.class;
    }

    @Override
    public Optional<AgentEvent> handle(ForgetDeparture command) {
        try {
            departures.forget(command.server(), command.operation().sequence());
        } catch (NodeProblem e) {
            return Optional.of(new ServerMoveFailed(
                    command.node(),
                    command.operation().id(),
                    command.server(),
                    MoveStep.FORGET,
                    e.code().name(),
                    e.getMessage(),
                    true,
                    null,
                    List.of()));
        }
        return Optional.of(new ServerMoved(
                command.node(),
                command.operation().id(),
                command.server(),
                MoveStep.FORGET,
                PowerState.NO_STATE,
                List.of()));
    }
}
