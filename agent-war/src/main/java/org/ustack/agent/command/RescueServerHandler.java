package org.ustack.agent.command;

import java.util.Optional;
import org.ustack.agent.NodeParts;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.RescueServer;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;

/** Starts a server from another image. One that cannot be is left off, with its own definition. */
public final class RescueServerHandler implements CommandHandler<RescueServer> {

    private final DomainWork work;
    private final NodeParts node;

    RescueServerHandler(DomainWork work, NodeParts node) {
        this.work = work;
        this.node = node;
    }

    @Override
    public Class<RescueServer> command() {
        return RescueServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(RescueServer command) throws HypervisorException {
        return work.run(
                command,
                command.operation(),
                (hypervisor, domain) -> {
                    // Before the guest is touched: an image that cannot be had leaves it running.
                    var files = node.files().prepareRescue(command);
                    hypervisor.powerOff(command.server());
                    hypervisor.define(DomainPlan.of(
                            command.server(),
                            command.shape(),
                            files,
                            node.network(),
                            Stamps.begun(command.operation())));
                    hypervisor.start(command.server());
                },
                (hypervisor, domain) -> takeBack(command, hypervisor));
    }

    private void takeBack(RescueServer command, HypervisorConnection hypervisor)
            throws HypervisorException, org.ustack.agent.NodeProblem {
        if (hypervisor.find(command.server()).filter(PowerVerbs::isOn).isEmpty()) {
            hypervisor.define(DomainPlan.of(
                    command.server(),
                    command.shape(),
                    node.files().existing(command.server(), command.shape()),
                    node.network(),
                    Stamps.begun(command.operation())));
            node.files().endRescue(command.server(), command.metadata());
        }
    }
}
