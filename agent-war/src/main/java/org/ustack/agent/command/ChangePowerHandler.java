package org.ustack.agent.command;

import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ChangePower;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/** Changes what a server's domain does; how, is told by {@link PowerVerbs}. */
public final class ChangePowerHandler implements CommandHandler<ChangePower> {

    private static final Logger LOG = Logger.getLogger(ChangePowerHandler.class);

    private final HypervisorConnectionFactory hypervisors;
    private final Clock clock;
    private final PowerVerbs verbs;

    public ChangePowerHandler(
            HypervisorConnectionFactory hypervisors,
            NodeParts node,
            InstanceStore store,
            PowerWatch watch,
            Clock clock) {
        this.hypervisors = hypervisors;
        this.clock = clock;
        this.verbs = new PowerVerbs(node, store, watch, clock);
    }

    @Override
    public Class<ChangePower> command() {
        return ChangePower.class;
    }

    @Override
    public Optional<AgentEvent> handle(ChangePower command) throws HypervisorException {
        try (HypervisorConnection hypervisor = hypervisors.connect(command.node())) {
            Optional<DomainState> found = hypervisor.find(command.server());
            if (found.isEmpty()) {
                return failed(command, null, new NodeProblem(Code.NO_DOMAIN, "The server has no domain on this node."));
            }
            if (Stamps.isLate(found.get(), command.operation())) {
                LOG.infof(
                        "%s of %s is late (operation %s)",
                        command.verb(), command.server(), command.operation().id());
                return Optional.empty();
            }
            if (Stamps.isDone(found.get(), command.operation())) {
                return changed(command, hypervisor);
            }
            try {
                if (clock.instant().isAfter(command.operation().deadline())) {
                    throw new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
                }
                verbs.apply(command, hypervisor, found.get());
            } catch (NodeProblem e) {
                return failed(command, observed(command, hypervisor), e);
            } catch (HypervisorException e) {
                return failed(command, observed(command, hypervisor), Powers.problem(e));
            }
            CrashPoints.reach(CrashPoints.AGENT_POWER_CHANGED);
            hypervisor.stamp(command.server(), Stamps.done(command.operation()));
            CrashPoints.reach(CrashPoints.AGENT_POWER_STAMPED);
            return changed(command, hypervisor);
        }
    }

    private static Optional<AgentEvent> changed(ChangePower command, HypervisorConnection hypervisor)
            throws HypervisorException {
        return Optional.of(new ServerPowerChanged(
                command.node(), command.operation().id(), command.server(), observed(command, hypervisor)));
    }

    private static PowerState observed(ChangePower command, HypervisorConnection hypervisor)
            throws HypervisorException {
        return hypervisor
                .find(command.server())
                .map(domain -> Powers.of(domain.power()))
                .orElse(null);
    }

    private static Optional<AgentEvent> failed(ChangePower command, PowerState power, NodeProblem problem) {
        LOG.warnf("%s of %s failed: %s: %s", command.verb(), command.server(), problem.code(), problem.getMessage());
        return Optional.of(new ServerOperationFailed(
                command.node(),
                command.operation().id(),
                command.server(),
                problem.code().name(),
                problem.getMessage(),
                power));
    }
}
