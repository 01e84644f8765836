package org.ustack.agent.command;

import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.Timeline;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.BootServer;
import org.ustack.contract.PowerState;
import org.ustack.contract.RebuildServer;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/**
 * Makes a server's disk anew. Until the domain carries the operation's stamp the disk is dropped and made again, since no guest
 * has seen it; afterwards it is kept.
 */
public final class RebuildServerHandler implements CommandHandler<RebuildServer> {

    private static final Logger LOG = Logger.getLogger(RebuildServerHandler.class);

    private final HypervisorConnectionFactory hypervisors;
    private final NodeParts node;
    private final DeletedServers deleted;
    private final Clock clock;
    private final DomainMaking making;

    public RebuildServerHandler(
            HypervisorConnectionFactory hypervisors, NodeParts node, DeletedServers deleted, Clock clock) {
        this.hypervisors = hypervisors;
        this.node = node;
        this.deleted = deleted;
        this.clock = clock;
        this.making = new DomainMaking(node);
    }

    @Override
    public Class<RebuildServer> command() {
        return RebuildServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(RebuildServer command) throws HypervisorException {
        BootServer boot = command.boot();
        try (HypervisorConnection hypervisor = hypervisors.connect(boot.node())) {
            Optional<DomainState> found = hypervisor.find(boot.server());
            if (found.isPresent() && Stamps.isLate(found.get(), boot.operation())
                    || deleted.after(boot.server(), boot.operation().sequence())) {
                LOG.infof(
                        "rebuild of %s is late (operation %s)",
                        boot.server(), boot.operation().id());
                return Optional.empty();
            }
            if (found.isEmpty() || !Stamps.isDone(found.get(), boot.operation())) {
                try {
                    rebuild(command, hypervisor, found);
                } catch (NodeProblem e) {
                    return failed(boot, hypervisor, e);
                } catch (IllegalArgumentException e) {
                    // It would be just as bad the next time, so waiting for its deadline helps nobody.
                    return failed(boot, hypervisor, new NodeProblem(Code.BAD_COMMAND, e.getMessage(), e));
                } catch (HypervisorException e) {
                    return failed(boot, hypervisor, Powers.problem(e));
                }
            }
            return Optional.of(new ServerPowerChanged(
                    boot.node(), boot.operation().id(), boot.server(), observed(boot, hypervisor)));
        }
    }

    private void rebuild(RebuildServer command, HypervisorConnection hypervisor, Optional<DomainState> found)
            throws HypervisorException, NodeProblem {
        BootServer boot = command.boot();
        if (clock.instant().isAfter(boot.operation().deadline())) {
            throw new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
        }
        Timeline timeline = new Timeline(clock);
        if (found.isPresent() && Stamps.isBegun(found.get(), boot.operation())) {
            if (command.powerOn()) {
                hypervisor.start(boot.server());
            }
        } else {
            if (found.isPresent()) {
                hypervisor.powerOff(boot.server());
            }
            node.files().discard(boot.server(), command.preserveEphemeral());
            CrashPoints.reach(CrashPoints.AGENT_REMAKE_DISCARDED);
            making.makeAndPower(boot, node.files().prepare(boot, timeline), command.powerOn(), hypervisor, timeline);
        }
        hypervisor.stamp(boot.server(), Stamps.done(boot.operation()));
    }

    private static PowerState observed(BootServer boot, HypervisorConnection hypervisor) throws HypervisorException {
        return hypervisor
                .find(boot.server())
                .map(domain -> Powers.of(domain.power()))
                .orElse(null);
    }

    private static Optional<AgentEvent> failed(BootServer boot, HypervisorConnection hypervisor, NodeProblem problem)
            throws HypervisorException {
        LOG.warnf(problem, "rebuild of %s failed: %s", boot.server(), problem.code());
        return Optional.of(new ServerOperationFailed(
                boot.node(),
                boot.operation().id(),
                boot.server(),
                problem.code().name(),
                problem.getMessage(),
                observed(boot, hypervisor)));
    }
}
