package org.ustack.agent.command;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.Departures;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.NicRecord;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.DepartServer;
import org.ustack.contract.MoveStep;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.CrashPoints;

/** Takes a server off the node, its files set aside by one rename at the end: until then, they are where they were. */
public final class DepartServerHandler implements CommandHandler<DepartServer> {

    private static final Logger LOG = Logger.getLogger(DepartServerHandler.class);

    private final HypervisorConnectionFactory hypervisors;
    private final NodeParts node;
    private final InstanceStore store;
    private final Departures departures;
    private final DeletedServers deleted;
    private final GracefulStop stop;
    private final Clock clock;

    public DepartServerHandler(
            HypervisorConnectionFactory hypervisors,
            NodeParts node,
            InstanceStore store,
            DeletedServers deleted,
            PowerWatch watch,
            Clock clock) {
        this.hypervisors = hypervisors;
        this.node = node;
        this.store = store;
        this.departures = new Departures(store);
        this.deleted = deleted;
        this.stop = new GracefulStop(watch, clock);
        this.clock = clock;
    }

    @Override
    public Class<DepartServer> command() {
        return DepartServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(DepartServer command) throws HypervisorException {
        try (HypervisorConnection hypervisor = hypervisors.connect(command.node())) {
            Optional<DomainState> found = hypervisor.find(command.server());
            if (found.isPresent() && Stamps.isOfOrAfter(found.get(), command.operation())
                    || deleted.after(command.server(), command.operation().sequence())) {
                // A domain that carries this operation has arrived on the node that it departed from: it was resized
                // there.
                LOG.infof(
                        "departure of %s is late (operation %s)",
                        command.server(), command.operation().id());
                return Optional.empty();
            }
            try {
                depart(command, hypervisor, found);
            } catch (NodeProblem e) {
                return failed(command, hypervisor, e);
            } catch (HypervisorException e) {
                return failed(command, hypervisor, Powers.problem(e));
            }
            return Optional.of(new ServerMoved(
                    command.node(),
                    command.operation().id(),
                    command.server(),
                    MoveStep.DEPART,
                    PowerState.NO_STATE,
                    List.of()));
        }
    }

    private void depart(DepartServer command, HypervisorConnection hypervisor, Optional<DomainState> found)
            throws HypervisorException, NodeProblem {
        String server = command.server();
        if (found.isPresent()) {
            if (clock.instant().isAfter(command.operation().deadline())) {
                throw new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
            }
            node.files().checkDestination(command.node(), command.destination());
            departures.begin(server, command.operation());
            stop.stop(
                    hypervisor,
                    found.get(),
                    command.graceSeconds(),
                    command.operation().deadline());
            hypervisor.undefine(server);
            CrashPoints.reach(CrashPoints.AGENT_DEPART_UNDEFINED);
        } else if (departures
                .of(server)
                .filter(departure ->
                        departure.operation().equals(command.operation().id()))
                .isPresent()) {
            return;
        } else if (!departures.begun(server, command.operation())) {
            throw new NodeProblem(Code.NO_DOMAIN, "The server has no domain on this node.");
        }
        Set<String> ports = new LinkedHashSet<>();
        store.nicsOf(server).stream().map(NicRecord::port).forEach(ports::add);
        node.network().unplug(server, ports);
        departures.setAside(server);
        CrashPoints.reach(CrashPoints.AGENT_DEPART_SET_ASIDE);
    }

    private static Optional<AgentEvent> failed(
            DepartServer command, HypervisorConnection hypervisor, NodeProblem problem) throws HypervisorException {
        LOG.warnf(problem, "departure of %s failed: %s", command.server(), problem.code());
        PowerState power = hypervisor
                .find(command.server())
                .map(domain -> Powers.of(domain.power()))
                .orElse(null);
        return Optional.of(new ServerMoveFailed(
                command.node(),
                command.operation().id(),
                command.server(),
                MoveStep.DEPART,
                problem.code().name(),
                problem.getMessage(),
                problem.retryable(),
                power,
                List.of()));
    }
}
