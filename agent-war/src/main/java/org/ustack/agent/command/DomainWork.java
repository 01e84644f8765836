package org.ustack.agent.command;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.OperationRef;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/**
 * What all operations on a domain that exists have in common: a late one does nothing, one that is done is reported again, one
 * past its deadline is not begun, and one that fails is taken back.
 */
final class DomainWork {

    /** Work that can be repeated from any point. */
    @FunctionalInterface
    interface Work {
        void on(HypervisorConnection hypervisor, DomainState domain) throws HypervisorException, NodeProblem;
    }

    private static final Logger LOG = Logger.getLogger(DomainWork.class);

    private final HypervisorConnectionFactory hypervisors;
    private final Clock clock;

    DomainWork(HypervisorConnectionFactory hypervisors, Clock clock) {
        this.hypervisors = hypervisors;
        this.clock = clock;
    }

    /** @param undo what is done when the work has failed; the failure is reported whether it succeeds or not */
    Optional<AgentEvent> run(AgentCommand command, OperationRef operation, Work work, Work undo)
            throws HypervisorException {
        return run(
                command,
                operation,
                work,
                undo,
                power -> new ServerPowerChanged(command.node(), operation.id(), command.server(), power));
    }

    /** @param done the report of success, given what the domain does then */
    Optional<AgentEvent> run(
            AgentCommand command, OperationRef operation, Work work, Work undo, Function<PowerState, AgentEvent> done)
            throws HypervisorException {
        String server = command.server();
        try (HypervisorConnection hypervisor = hypervisors.connect(command.node())) {
            Optional<DomainState> found = hypervisor.find(server);
            if (found.isEmpty()) {
                return failed(
                        command,
                        operation,
                        null,
                        new NodeProblem(Code.NO_DOMAIN, "The server has no domain on this node."));
            }
            if (Stamps.isLate(found.get(), operation)) {
                LOG.infof("%s of %s is late (operation %s)", name(command), server, operation.id());
                return Optional.empty();
            }
            if (!Stamps.isDone(found.get(), operation)) {
                NodeProblem problem = attempt(operation, work, hypervisor, found.get());
                if (problem != null) {
                    takeBack(command, undo, hypervisor, found.get());
                    return failed(command, operation, power(hypervisor, server), problem);
                }
                CrashPoints.reach(CrashPoints.AGENT_WORK_DONE);
                hypervisor.stamp(server, Stamps.done(operation));
            }
            return Optional.of(done.apply(power(hypervisor, server)));
        }
    }

    /** What stood in the way, or null. */
    private NodeProblem attempt(OperationRef operation, Work work, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException {
        if (clock.instant().isAfter(operation.deadline())) {
            return new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
        }
        try {
            work.on(hypervisor, domain);
            return null;
        } catch (NodeProblem e) {
            return e;
        } catch (HypervisorException e) {
            return Powers.problem(e);
        }
    }

    private static void takeBack(AgentCommand command, Work undo, HypervisorConnection hypervisor, DomainState before)
            throws HypervisorException {
        try {
            undo.on(hypervisor, before);
        } catch (NodeProblem e) {
            LOG.warnf(e, "what %s began with %s is not taken back", name(command), command.server());
        } catch (HypervisorException e) {
            NodeProblem known = Powers.problem(e);
            LOG.warnf(known, "what %s began with %s is not taken back", name(command), command.server());
        }
    }

    private static PowerState power(HypervisorConnection hypervisor, String server) throws HypervisorException {
        return hypervisor.find(server).map(domain -> Powers.of(domain.power())).orElse(null);
    }

    private static Optional<AgentEvent> failed(
            AgentCommand command, OperationRef operation, PowerState power, NodeProblem problem) {
        LOG.warnf("%s of %s failed: %s: %s", name(command), command.server(), problem.code(), problem.getMessage());
        return Optional.of(new ServerOperationFailed(
                command.node(), operation.id(), command.server(), problem.code().name(), problem.getMessage(), power));
    }

    private static String name(AgentCommand command) {
        return command.getClass().getSimpleName();
    }
}
