package org.ustack.agent.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.hypervisor.ConsoleAddress;
import org.ustack.hypervisor.ConsoleType;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HostFacts;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** Domains in memory; records the verbs, and fails at one of them when told to. */
public final class FakeHypervisor implements HypervisorConnectionFactory, HypervisorConnection {

    public final Map<String, DomainState> domains = new LinkedHashMap<>();
    public final List<String> verbs = new ArrayList<>();
    public final List<String> nodes = new ArrayList<>(List.of("node-1"));
    public DomainSpec defined;
    public boolean guestListens = true;
    private String failingVerb;
    private HypervisorException failure;

    public void put(String id, Power power, DomainStamp stamp) {
        domains.put(id, new DomainState(id, power, stamp));
    }

    public void failAt(String verb, HypervisorException.Cause cause) {
        failingVerb = verb;
        failure = cause == null ? null : new HypervisorException(cause, verb + " fails");
    }

    public Power power(String id) {
        return domains.get(id).power();
    }

    public DomainStamp stamp(String id) {
        return domains.get(id).stamp();
    }

    private void verb(String verb) throws HypervisorException {
        verbs.add(verb);
        if (verb.equals(failingVerb) && failure != null) {
            throw failure;
        }
    }

    private void to(String id, Power power) throws HypervisorException {
        DomainState domain = domains.get(id);
        if (domain == null) {
            throw new HypervisorException(HypervisorException.Cause.NO_DOMAIN, "no domain");
        }
        domains.put(id, new DomainState(id, power, domain.stamp()));
    }

    @Override
    public HypervisorConnection connect(String node) throws HypervisorException {
        if ("connect".equals(failingVerb) && failure != null) {
            throw failure;
        }
        return this;
    }

    @Override
    public List<String> nodes() {
        return nodes;
    }

    @Override
    public HostFacts host() {
        return new HostFacts("node-1", "simulator", 1_000_000, "x86_64", "model", 2, 4096, 512, 0, 0);
    }

    @Override
    public Optional<DomainState> find(String id) {
        return Optional.ofNullable(domains.get(id));
    }

    @Override
    public List<DomainState> list() {
        return List.copyOf(domains.values());
    }

    @Override
    public void define(DomainSpec spec) throws HypervisorException {
        verb("define");
        defined = spec;
        put(spec.id(), Power.OFF, spec.stamp());
    }

    @Override
    public void start(String id) throws HypervisorException {
        verb("start");
        to(id, Power.RUNNING);
    }

    @Override
    public void shutDown(String id) throws HypervisorException {
        verb("shutDown");
        if (guestListens) {
            to(id, Power.OFF);
        }
    }

    @Override
    public void powerOff(String id) throws HypervisorException {
        verb("powerOff");
        to(id, Power.OFF);
    }

    @Override
    public void reboot(String id) throws HypervisorException {
        verb("reboot");
    }

    @Override
    public void reset(String id) throws HypervisorException {
        verb("reset");
    }

    @Override
    public void pause(String id) throws HypervisorException {
        verb("pause");
        to(id, Power.PAUSED);
    }

    @Override
    public void unpause(String id) throws HypervisorException {
        verb("unpause");
        to(id, Power.RUNNING);
    }

    @Override
    public void save(String id) throws HypervisorException {
        verb("save");
        to(id, Power.SAVED);
    }

    @Override
    public void undefine(String id) throws HypervisorException {
        verb("undefine");
        domains.remove(id);
    }

    @Override
    public void stamp(String id, DomainStamp stamp) throws HypervisorException {
        verb("stamp");
        domains.put(id, new DomainState(id, domains.get(id).power(), stamp));
    }

    /** Cards by their addresses, as they were plugged in. */
    public final Map<String, DomainSpec.Nic> cards = new LinkedHashMap<>();

    public boolean guestLetsGo = true;

    @Override
    public void attachNic(String id, DomainSpec.Nic nic) throws HypervisorException {
        verb("attachNic");
        cards.put(nic.mac(), nic);
    }

    @Override
    public boolean detachNic(String id, String mac) throws HypervisorException {
        verb("detachNic");
        if (guestLetsGo) {
            cards.remove(mac);
        }
        return guestLetsGo;
    }

    @Override
    public void injectNmi(String id) throws HypervisorException {
        verb("injectNmi");
    }

    @Override
    public void setPassword(String id, String user, String password) throws HypervisorException {
        verb("setPassword " + user + " " + password);
    }

    @Override
    public Optional<ConsoleAddress> console(String id, ConsoleType type) {
        return type == ConsoleType.VNC && power(id) == Power.RUNNING
                ? Optional.of(new ConsoleAddress("0.0.0.0", 5901))
                : Optional.empty();
    }

    @Override
    public Map<String, Object> diagnostics(String id) {
        return Map.of("memory", 128);
    }

    @Override
    public void close() {
        // One object stands for all connections.
    }
}
