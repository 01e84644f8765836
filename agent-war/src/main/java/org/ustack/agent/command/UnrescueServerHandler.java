package org.ustack.agent.command;

import java.util.Optional;
import org.ustack.agent.NodeParts;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.UnrescueServer;
import org.ustack.hypervisor.HypervisorException;

/** Starts a server from its own disk again. */
public final class UnrescueServerHandler implements CommandHandler<UnrescueServer> {

    private final DomainWork work;
    private final NodeParts node;

    UnrescueServerHandler(DomainWork work, NodeParts node) {
        this.work = work;
        this.node = node;
    }

    @Override
    public Class<UnrescueServer> command() {
        return UnrescueServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(UnrescueServer command) throws HypervisorException {
        return work.run(
                command,
                command.operation(),
                (hypervisor, domain) -> {
                    hypervisor.powerOff(command.server());
                    hypervisor.define(DomainPlan.of(
                            command.server(),
                            command.shape(),
                            node.files().existing(command.server(), command.shape()),
                            node.network(),
                            Stamps.begun(command.operation())));
                    hypervisor.start(command.server());
                    node.files().endRescue(command.server(), command.metadata());
                },
                (hypervisor, domain) -> {
                    // It is defined from its own disk, or still from the rescue's: both can be tried again.
                });
    }
}
