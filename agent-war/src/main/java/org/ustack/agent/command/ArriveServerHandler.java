package org.ustack.agent.command;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.Departures;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.Timeline;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ArriveServer;
import org.ustack.contract.BootServer;
import org.ustack.contract.NicSpec;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/**
 * Makes a server of what was set aside, or puts that back. Putting back replaces whatever the node has of the server, under
 * whichever operation it was made: what was set aside is the only thing that its owner has confirmed.
 */
public final class ArriveServerHandler implements CommandHandler<ArriveServer> {

    private static final Logger LOG = Logger.getLogger(ArriveServerHandler.class);

    private final HypervisorConnectionFactory hypervisors;
    private final NodeParts node;
    private final Departures departures;
    private final DeletedServers deleted;
    private final Clock clock;
    private final Cleanup cleanup;
    private final DomainMaking making;

    public ArriveServerHandler(
            HypervisorConnectionFactory hypervisors,
            NodeParts node,
            InstanceStore store,
            DeletedServers deleted,
            Clock clock) {
        this.hypervisors = hypervisors;
        this.node = node;
        this.departures = new Departures(store);
        this.deleted = deleted;
        this.clock = clock;
        this.cleanup = new Cleanup(node, store);
        this.making = new DomainMaking(node);
    }

    @Override
    public Class<ArriveServer> command() {
        return ArriveServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(ArriveServer command) throws HypervisorException {
        BootServer boot = command.boot();
        Timeline timeline = new Timeline(clock);
        try (HypervisorConnection hypervisor = hypervisors.connect(boot.node())) {
            Optional<DomainState> found = hypervisor.find(boot.server());
            if (found.isPresent() && Stamps.isLate(found.get(), boot.operation())
                    || deleted.after(boot.server(), boot.operation().sequence())) {
                LOG.infof(
                        "%s of %s is late (operation %s)",
                        command.step(), boot.server(), boot.operation().id());
                return Optional.empty();
            }
            try {
                if (command.back()) {
                    comeBack(command, hypervisor, found, timeline);
                } else if (found.isEmpty() || !Stamps.isDone(found.get(), boot.operation())) {
                    arrive(command, hypervisor, found, timeline);
                }
                CrashPoints.reach(CrashPoints.AGENT_ARRIVED);
                return moved(command, hypervisor, timeline);
            } catch (NodeProblem e) {
                return failed(command, hypervisor, e, timeline);
            } catch (IllegalArgumentException e) {
                // It would be just as bad the next time, so waiting for its deadline helps nobody.
                return failed(command, hypervisor, new NodeProblem(Code.BAD_COMMAND, e.getMessage(), e), timeline);
            } catch (HypervisorException e) {
                return failed(command, hypervisor, Powers.problem(e), timeline);
            }
        }
    }

    private void arrive(
            ArriveServer command, HypervisorConnection hypervisor, Optional<DomainState> found, Timeline timeline)
            throws HypervisorException, NodeProblem {
        BootServer boot = command.boot();
        if (clock.instant().isAfter(boot.operation().deadline())) {
            throw new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
        }
        if (found.isPresent() && Stamps.isBegun(found.get(), boot.operation())) {
            power(command, hypervisor);
        } else {
            if (found.isPresent()) {
                // What was left here when the server was evacuated, not yet found out as nobody's.
                cleanup.remove(hypervisor, boot.server(), ports(boot));
            }
            making.makeAndPower(boot, node.files().arrive(boot, timeline), command.powerOn(), hypervisor, timeline);
        }
        hypervisor.stamp(boot.server(), Stamps.done(boot.operation()));
    }

    /** Has no deadline: there is nothing else that the server could become. */
    private void comeBack(
            ArriveServer command, HypervisorConnection hypervisor, Optional<DomainState> found, Timeline timeline)
            throws HypervisorException, NodeProblem {
        BootServer boot = command.boot();
        if (departures.of(boot.server()).isPresent()) {
            cleanup.remove(hypervisor, boot.server(), ports(boot));
            departures.putBack(boot.server());
            CrashPoints.reach(CrashPoints.AGENT_PUT_BACK);
            making.makeAndPower(boot, node.files().describe(boot), command.powerOn(), hypervisor, timeline);
        } else if (found.isPresent() && Stamps.isDone(found.get(), boot.operation())) {
            return;
        } else if (found.isPresent()) {
            power(command, hypervisor);
        } else if (departures.hasFiles(boot.server())) {
            making.makeAndPower(boot, node.files().describe(boot), command.powerOn(), hypervisor, timeline);
        } else {
            throw new NodeProblem(Code.NO_DOMAIN, "Nothing of the server is set aside on this node.");
        }
        hypervisor.stamp(boot.server(), Stamps.done(boot.operation()));
    }

    private static void power(ArriveServer command, HypervisorConnection hypervisor) throws HypervisorException {
        if (command.powerOn()) {
            hypervisor.start(command.boot().server());
        }
    }

    private static Optional<AgentEvent> moved(ArriveServer command, HypervisorConnection hypervisor, Timeline timeline)
            throws HypervisorException {
        BootServer boot = command.boot();
        return Optional.of(new ServerMoved(
                boot.node(),
                boot.operation().id(),
                boot.server(),
                command.step(),
                observed(boot, hypervisor),
                timeline.steps()));
    }

    private static PowerState observed(BootServer boot, HypervisorConnection hypervisor) throws HypervisorException {
        return hypervisor
                .find(boot.server())
                .map(domain -> Powers.of(domain.power()))
                .orElse(null);
    }

    private Optional<AgentEvent> failed(
            ArriveServer command, HypervisorConnection hypervisor, NodeProblem problem, Timeline timeline)
            throws HypervisorException {
        BootServer boot = command.boot();
        LOG.warnf(problem, "%s of %s failed: %s", command.step(), boot.server(), problem.code());
        if (!command.back() && problem.code() != Code.NO_DOMAIN) {
            removeWhatArrived(boot, hypervisor);
        }
        return Optional.of(new ServerMoveFailed(
                boot.node(),
                boot.operation().id(),
                boot.server(),
                command.step(),
                problem.code().name(),
                problem.getMessage(),
                problem.retryable(),
                observed(boot, hypervisor),
                timeline.steps()));
    }

    private void removeWhatArrived(BootServer boot, HypervisorConnection hypervisor) throws HypervisorException {
        try {
            cleanup.remove(hypervisor, boot.server(), ports(boot));
        } catch (NodeProblem e) {
            // The event would say that nothing is left, which is not so: the command must come again.
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED, "a failed arrival could not be cleaned up: " + e.getMessage(), e);
        }
    }

    private static Set<String> ports(BootServer boot) {
        return boot.nics().stream().map(NicSpec::port).collect(Collectors.toSet());
    }
}
