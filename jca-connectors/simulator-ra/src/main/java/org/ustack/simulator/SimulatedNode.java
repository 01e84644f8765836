package org.ustack.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HostFacts;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

/** One node with its domains. Every verb is atomic and in the journal before it returns. */
final class SimulatedNode {

    /** @param bootMillis how long a power-on takes */
    record Size(int cpus, long memoryMib, long diskGib, long bootMillis) {}

    private static final int VERSION = 1_000_000;

    private final String name;
    private final Size size;
    private final Journal journal;
    private final Clock clock;
    private final Map<String, SimulatedDomain> domains = new HashMap<>();
    private final Map<String, String> idsByName = new HashMap<>();
    private volatile boolean up = true;

    SimulatedNode(String name, Size size, Journal journal, Clock clock) {
        this.name = name;
        this.size = size;
        this.journal = journal;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    Size size() {
        return size;
    }

    /** While down nothing answers; the guests go on. */
    void up(boolean next) {
        up = next;
    }

    boolean up() {
        return up;
    }

    synchronized void restore(SimulatedDomain domain) {
        domains.put(domain.spec().id(), domain);
        idsByName.put(domain.spec().name(), domain.spec().id());
    }

    synchronized HostFacts host() {
        long used = domains.values().stream()
                .filter(SimulatedDomain::active)
                .mapToLong(domain -> domain.spec().memoryMib())
                .sum();
        return new HostFacts(
                name,
                "simulator",
                VERSION,
                "x86_64",
                "simulated",
                size.cpus(),
                size.memoryMib(),
                Math.min(used, size.memoryMib()),
                size.diskGib(),
                size.diskGib());
    }

    synchronized Optional<DomainState> find(String id) {
        return Optional.ofNullable(domains.get(id)).map(SimulatedDomain::state);
    }

    synchronized List<DomainState> list() {
        List<DomainState> states = new ArrayList<>(domains.size());
        for (SimulatedDomain domain : domains.values()) {
            if (domain.stamp() != null) {
                states.add(domain.state());
            }
        }
        return states;
    }

    synchronized void define(DomainSpec spec) throws HypervisorException {
        checkSpec(spec);
        String other = idsByName.get(spec.name());
        if (other != null && !other.equals(spec.id())) {
            throw new HypervisorException(Cause.REFUSED, "domain " + other + " has the name " + spec.name());
        }
        SimulatedDomain before = domains.get(spec.id());
        if (before != null) {
            idsByName.remove(before.spec().name());
        }
        idsByName.put(spec.name(), spec.id());
        put(
                before == null
                        ? new SimulatedDomain(spec, Power.OFF, spec.stamp(), 0)
                        : new SimulatedDomain(spec, before.power(), spec.stamp(), before.startedAt()));
    }

    private static void checkSpec(DomainSpec spec) throws HypervisorException {
        if (spec.vcpus() < 1 || spec.memoryMib() < 1) {
            throw new HypervisorException(Cause.REFUSED, "a domain needs a processor and memory");
        }
        if (spec.name() == null || spec.name().isBlank() || spec.name().contains("/")) {
            throw new HypervisorException(Cause.REFUSED, "\"" + spec.name() + "\" is no name for a domain");
        }
    }

    synchronized void start(String id) throws HypervisorException {
        SimulatedDomain domain = known(id);
        switch (domain.power()) {
            case RUNNING -> {}
            case SAVED -> put(domain.started(clock.millis()));
            case OFF, CRASHED -> {
                writeConsole(domain.spec(), SimulatedConsole.boot(domain.spec()));
                put(domain.started(clock.millis()));
            }
            default -> throw wrongState(domain, "started");
        }
    }

    synchronized void powerOff(String id) throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (domain.power() != Power.OFF) {
            put(domain.off(Power.OFF));
        }
    }

    /** The guest shuts down. */
    synchronized DomainState shutDown(String id) throws HypervisorException {
        SimulatedDomain domain = running(id, "shut down");
        writeConsole(domain.spec(), SimulatedConsole.shutDown());
        return put(domain.off(Power.OFF));
    }

    /** The guest, or the process that carries it, dies. */
    synchronized DomainState crash(String id) throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (!domain.active()) {
            throw wrongState(domain, "made to crash");
        }
        return put(domain.off(Power.CRASHED));
    }

    synchronized void reboot(String id) throws HypervisorException {
        SimulatedDomain domain = running(id, "rebooted");
        writeConsole(domain.spec(), SimulatedConsole.shutDown() + SimulatedConsole.boot(domain.spec()));
    }

    synchronized void reset(String id) throws HypervisorException {
        SimulatedDomain domain = running(id, "reset");
        writeConsole(domain.spec(), SimulatedConsole.boot(domain.spec()));
    }

    void pause(String id) throws HypervisorException {
        change(id, Power.PAUSED, "paused", domain -> domain.with(Power.PAUSED));
    }

    void unpause(String id) throws HypervisorException {
        change(id, Power.RUNNING, "unpaused", domain -> domain.with(Power.RUNNING));
    }

    void save(String id) throws HypervisorException {
        change(id, null, "saved", domain -> domain.off(Power.SAVED));
    }

    /** @param already the state in which there is nothing to do, or null */
    private synchronized void change(String id, Power already, String verb, UnaryOperator<SimulatedDomain> next)
            throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (!domain.active()) {
            throw wrongState(domain, verb);
        }
        if (domain.power() != already) {
            put(next.apply(domain));
        }
    }

    synchronized void undefine(String id) throws HypervisorException {
        SimulatedDomain domain = domains.get(id);
        if (domain == null) {
            return;
        }
        if (domain.active()) {
            throw wrongState(domain, "undefined");
        }
        domains.remove(id);
        idsByName.remove(domain.spec().name());
        write(id, null);
    }

    synchronized void stamp(String id, DomainStamp stamp) throws HypervisorException {
        put(known(id).with(stamp));
    }

    synchronized void attachNic(String id, DomainSpec.Nic nic) throws HypervisorException {
        SimulatedDomain domain = pluggable(id);
        List<DomainSpec.Nic> nics = new ArrayList<>(domain.spec().nics());
        if (nics.stream().noneMatch(there -> there.mac().equals(nic.mac()))) {
            nics.add(nic);
            plugged(domain, nics, nic, true);
        }
    }

    synchronized void detachNic(String id, String mac) throws HypervisorException {
        SimulatedDomain domain = pluggable(id);
        List<DomainSpec.Nic> nics = new ArrayList<>(domain.spec().nics());
        for (DomainSpec.Nic nic : domain.spec().nics()) {
            if (nic.mac().equals(mac)) {
                nics.remove(nic);
                plugged(domain, nics, nic, false);
            }
        }
    }

    private SimulatedDomain pluggable(String id) throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (domain.power() == Power.SAVED) {
            throw wrongState(domain, "given or relieved of a card");
        }
        return domain;
    }

    private void plugged(SimulatedDomain domain, List<DomainSpec.Nic> nics, DomainSpec.Nic nic, boolean in)
            throws HypervisorException {
        put(domain.with(nics));
        if (domain.power() == Power.RUNNING) {
            writeConsole(domain.spec(), SimulatedConsole.nic(nic, in));
        }
    }

    synchronized void interrupt(String id) throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (!domain.active()) {
            throw wrongState(domain, "interrupted");
        }
        writeConsole(domain.spec(), SimulatedConsole.interrupted());
    }

    /** A line that the guest writes. */
    synchronized void note(String id, String line) throws HypervisorException {
        writeConsole(running(id, "spoken to").spec(), line);
    }

    synchronized Map<String, Object> diagnostics(String id) throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (!domain.active()) {
            throw wrongState(domain, "asked for figures");
        }
        return SimulatedConsole.diagnostics(domain, clock.millis());
    }

    synchronized SimulatedDomain known(String id) throws HypervisorException {
        SimulatedDomain domain = domains.get(id);
        if (domain == null) {
            throw new HypervisorException(Cause.NO_DOMAIN, "no domain " + id + " on " + name);
        }
        return domain;
    }

    private SimulatedDomain running(String id, String verb) throws HypervisorException {
        SimulatedDomain domain = known(id);
        if (domain.power() != Power.RUNNING) {
            throw wrongState(domain, verb);
        }
        return domain;
    }

    private static HypervisorException wrongState(SimulatedDomain domain, String verb) {
        return new HypervisorException(
                Cause.WRONG_STATE, "domain " + domain.spec().id() + " is " + domain.power() + " and cannot be " + verb);
    }

    private DomainState put(SimulatedDomain domain) throws HypervisorException {
        domains.put(domain.spec().id(), domain);
        write(domain.spec().id(), domain);
        return domain.state();
    }

    private void write(String id, SimulatedDomain domain) throws HypervisorException {
        try {
            journal.write(name, id, domain);
        } catch (IOException e) {
            throw new HypervisorException(Cause.EXHAUSTED, "the simulator cannot keep its state: " + e, e);
        }
    }

    private static void writeConsole(DomainSpec spec, String lines) throws HypervisorException {
        if (spec.consoleLog() == null) {
            return;
        }
        try {
            SimulatedConsole.append(Path.of(spec.consoleLog()), lines);
        } catch (IOException e) {
            throw new HypervisorException(Cause.FAILED, "cannot write the console log: " + e, e);
        }
    }
}
