package org.ustack.agent.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.Timeline;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.BootServer;
import org.ustack.contract.NicSpec;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/**
 * Boots a server. A domain that runs already is taken for what was asked: the server's id is the domain's, so it can only
 * be the result of this command or of an earlier attempt of the same boot.
 */
public final class BootServerHandler implements CommandHandler<BootServer> {

    private static final Logger LOG = Logger.getLogger(BootServerHandler.class);

    private final HypervisorConnectionFactory hypervisors;
    private final NodeParts node;
    private final DeletedServers deleted;
    private final Clock clock;
    private final Cleanup cleanup;

    public BootServerHandler(
            HypervisorConnectionFactory hypervisors,
            NodeParts node,
            InstanceStore store,
            DeletedServers deleted,
            Clock clock) {
        this.hypervisors = hypervisors;
        this.node = node;
        this.deleted = deleted;
        this.clock = clock;
        this.cleanup = new Cleanup(node, store);
    }

    @Override
    public Class<BootServer> command() {
        return BootServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(BootServer command) throws HypervisorException {
        Timeline timeline = new Timeline(clock);
        try (HypervisorConnection hypervisor = hypervisors.connect(command.node())) {
            Optional<DomainState> found = hypervisor.find(command.server());
            if (found.isPresent() && Stamps.isLate(found.get(), command.operation())
                    || deleted.after(command.server(), command.operation().sequence())) {
                LOG.infof(
                        "boot of %s is late (operation %s)",
                        command.server(), command.operation().id());
                return Optional.empty();
            }
            if (found.isPresent() && Stamps.isDone(found.get(), command.operation())) {
                return booted(command, found.get(), timeline);
            }
            try {
                DomainState running = boot(command, hypervisor, found, timeline);
                return booted(command, running, timeline);
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

    private DomainState boot(
            BootServer command, HypervisorConnection hypervisor, Optional<DomainState> found, Timeline timeline)
            throws HypervisorException, NodeProblem {
        if (found.isEmpty() || !isUp(found.get())) {
            if (clock.instant().isAfter(command.operation().deadline())) {
                throw new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
            }
            start(command, hypervisor, timeline);
        }
        DomainState running = hypervisor
                .find(command.server())
                .filter(BootServerHandler::isUp)
                .orElseThrow(() -> new NodeProblem(Code.HYPERVISOR, "The domain was started and does not run."));
        hypervisor.stamp(command.server(), Stamps.done(command.operation()));
        CrashPoints.reach(CrashPoints.AGENT_BOOT_STAMPED);
        return running;
    }

    private void start(BootServer command, HypervisorConnection hypervisor, Timeline timeline)
            throws HypervisorException, NodeProblem {
        InstanceFiles.Prepared files = node.files().prepare(command, timeline);
        List<DomainSpec.Nic> nics = new ArrayList<>();
        HostNetwork network = node.network();
        timeline.step("network", () -> {
            nics.addAll(DomainMaking.plug(network, command));
            return null;
        });
        CrashPoints.reach(CrashPoints.AGENT_BOOT_NETWORK_READY);
        timeline.<HypervisorException>step("domain", () -> {
            DomainMaking.define(command, files, nics, hypervisor);
            CrashPoints.reach(CrashPoints.AGENT_BOOT_DEFINED);
            hypervisor.start(command.server());
            CrashPoints.reach(CrashPoints.AGENT_BOOT_STARTED);
            return null;
        });
    }

    private static boolean isUp(DomainState domain) {
        return domain.power() == DomainState.Power.RUNNING;
    }

    private static Optional<AgentEvent> booted(BootServer command, DomainState domain, Timeline timeline) {
        return Optional.of(new ServerBooted(
                command.node(),
                command.operation().id(),
                command.server(),
                Powers.of(domain.power()),
                timeline.steps()));
    }

    private Optional<AgentEvent> failed(
            BootServer command, HypervisorConnection hypervisor, NodeProblem problem, Timeline timeline)
            throws HypervisorException {
        LOG.warnf(problem, "boot of %s failed: %s", command.server(), problem.code());
        try {
            cleanup.remove(hypervisor, command.server(), Set.copyOf(ports(command)));
        } catch (NodeProblem e) {
            // The event would say that nothing is left, which is not so: the command must come again.
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED, "a failed boot could not be cleaned up: " + e.getMessage(), e);
        }
        return Optional.of(new ServerBootFailed(
                command.node(),
                command.operation().id(),
                command.server(),
                problem.code().name(),
                problem.getMessage(),
                problem.retryable(),
                timeline.steps()));
    }

    private static List<String> ports(BootServer command) {
        return command.nics().stream().map(NicSpec::port).distinct().toList();
    }
}
