package org.ustack.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.hypervisor.ConsoleAddress;
import org.ustack.hypervisor.ConsoleType;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HostFacts;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;
import org.ustack.hypervisor.adapter.ConnectionHandle;
import org.ustack.hypervisor.adapter.PooledConnection;

/** The verbs on one simulated node, each of them subject to the fault plan. */
public final class SimulatorConnection extends ConnectionHandle {

    @FunctionalInterface
    private interface Call<T> {
        T on(SimulatedNode node) throws HypervisorException;
    }

    @FunctionalInterface
    private interface Change {
        void on(SimulatedNode node) throws HypervisorException;
    }

    private final Simulation simulation;
    private final String node;

    SimulatorConnection(PooledConnection owner, Simulation simulation, String node) {
        super(owner);
        this.simulation = simulation;
        this.node = node;
    }

    /** A fault may strike the opening of a connection, too. */
    void connected() throws HypervisorException {
        perform(Verb.CONNECT, null, reached -> null, null);
    }

    @Override
    public HostFacts host() throws HypervisorException {
        return perform(Verb.HOST, null, SimulatedNode::host, null);
    }

    @Override
    public Optional<DomainState> find(String id) throws HypervisorException {
        return perform(Verb.FIND, id, reached -> reached.find(id), Optional.empty());
    }

    @Override
    public List<DomainState> list() throws HypervisorException {
        return perform(Verb.LIST, null, SimulatedNode::list, List.of());
    }

    @Override
    public void define(DomainSpec spec) throws HypervisorException {
        change(Verb.DEFINE, spec.id(), reached -> reached.define(spec));
    }

    @Override
    public void start(String id) throws HypervisorException {
        change(Verb.START, id, reached -> {
            simulation.pass(reached.size().bootMillis());
            reached.start(id);
        });
    }

    /** The guest obeys at once; a guest that does not is a fault with the effect {@code IGNORE}. */
    @Override
    public void shutDown(String id) throws HypervisorException {
        change(Verb.SHUT_DOWN, id, reached -> simulation.events().domainChanged(node, reached.shutDown(id)));
    }

    @Override
    public void powerOff(String id) throws HypervisorException {
        change(Verb.POWER_OFF, id, reached -> reached.powerOff(id));
    }

    @Override
    public void reboot(String id) throws HypervisorException {
        change(Verb.REBOOT, id, reached -> reached.reboot(id));
    }

    @Override
    public void reset(String id) throws HypervisorException {
        change(Verb.RESET, id, reached -> reached.reset(id));
    }

    @Override
    public void pause(String id) throws HypervisorException {
        change(Verb.PAUSE, id, reached -> reached.pause(id));
    }

    @Override
    public void unpause(String id) throws HypervisorException {
        change(Verb.UNPAUSE, id, reached -> reached.unpause(id));
    }

    @Override
    public void save(String id) throws HypervisorException {
        change(Verb.SAVE, id, reached -> reached.save(id));
    }

    @Override
    public void undefine(String id) throws HypervisorException {
        change(Verb.UNDEFINE, id, reached -> reached.undefine(id));
    }

    @Override
    public void stamp(String id, DomainStamp stamp) throws HypervisorException {
        change(Verb.STAMP, id, reached -> reached.stamp(id, stamp));
    }

    @Override
    public void attachNic(String id, DomainSpec.Nic nic) throws HypervisorException {
        change(Verb.ATTACH_NIC, id, reached -> reached.attachNic(id, nic));
    }

    @Override
    public boolean detachNic(String id, String mac) throws HypervisorException {
        return perform(
                Verb.DETACH_NIC,
                id,
                reached -> {
                    reached.detachNic(id, mac);
                    return true;
                },
                false);
    }

    @Override
    public void injectNmi(String id) throws HypervisorException {
        change(Verb.INJECT_NMI, id, reached -> reached.interrupt(id));
    }

    @Override
    public void setPassword(String id, String user, String password) throws HypervisorException {
        change(Verb.SET_PASSWORD, id, reached -> reached.note(id, SimulatedConsole.passwordChanged(user)));
    }

    /** Always empty: a simulated guest has no screen, and its serial console is a log only. */
    @Override
    public Optional<ConsoleAddress> console(String id, ConsoleType type) throws HypervisorException {
        return perform(
                Verb.CONSOLE,
                id,
                reached -> {
                    reached.known(id);
                    return Optional.empty();
                },
                Optional.empty());
    }

    @Override
    public Map<String, Object> diagnostics(String id) throws HypervisorException {
        return perform(Verb.DIAGNOSTICS, id, reached -> reached.diagnostics(id), Map.of());
    }

    private void change(Verb verb, String id, Change change) throws HypervisorException {
        perform(
                verb,
                id,
                reached -> {
                    change.on(reached);
                    return null;
                },
                null);
    }

    /** @param overheard what the caller gets if a fault lets the verb pass without being done */
    private <T> T perform(Verb verb, String id, Call<T> call, T overheard) throws HypervisorException {
        if (((SimulatorManagedConnection) owner()).cut()) {
            HypervisorException lost = new HypervisorException(Cause.UNREACHABLE, "the connection was cut");
            owner().broken(lost);
            throw lost;
        }
        SimulatedNode reached = simulation.reach(node);
        Optional<Fault> struck = simulation.faults().strike(verb, node);
        if (struck.isEmpty()) {
            return call.on(reached);
        }
        Fault fault = struck.get();
        switch (fault.effect) {
            case FAIL -> throw planned(fault.cause, verb, fault);
            case HANG -> {
                Simulation.await(fault.cleared, Long.MAX_VALUE);
                throw planned(fault.cause, verb, fault);
            }
            case IGNORE -> {
                return overheard;
            }
            case DELAY -> {
                Simulation.await(fault.cleared, fault.millis);
                return call.on(reached);
            }
            case LOSE_ANSWER -> {
                call.on(reached);
                throw planned(Cause.UNREACHABLE, verb, fault);
            }
            case CRASH -> {
                T answer = call.on(reached);
                if (id != null) {
                    simulation.events().domainChanged(node, reached.crash(id));
                }
                return answer;
            }
            default -> throw new IllegalStateException("no such effect: " + fault.effect);
        }
    }

    private HypervisorException planned(Cause cause, Verb verb, Fault fault) {
        return new HypervisorException(
                cause, "planned fault " + fault.id + ": " + verb + " on " + node + " " + fault.effect);
    }
}
