package org.ustack.libvirt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.ustack.hypervisor.ConsoleAddress;
import org.ustack.hypervisor.ConsoleType;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HostFacts;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;
import org.ustack.hypervisor.adapter.ConnectionHandle;

/** The verbs over libvirt. */
public final class LibvirtConnection extends ConnectionHandle {

    private static final int CONFIG = 2;
    private static final int LIVE_AND_CONFIG = 3;
    private static final int UNDEFINE_MANAGED_SAVE = 1;
    private static final int UNDEFINE_SNAPSHOTS = 2;
    private static final int UNDEFINE_NVRAM = 4;
    private static final int UNDEFINE_CHECKPOINTS = 16;

    @FunctionalInterface
    private interface Call<T> {
        T on(LibvirtSession session) throws LibvirtException, HypervisorException;
    }

    @FunctionalInterface
    private interface Change {
        void on(Domain domain, LibvirtSession session) throws LibvirtException, HypervisorException;
    }

    private final DomainTypeChoice types;
    private final String node;

    LibvirtConnection(LibvirtManagedConnection owner, DomainTypeChoice types, String node) {
        super(owner);
        this.types = types;
        this.node = node;
    }

    @Override
    public HostFacts host() throws HypervisorException {
        return call("host", session -> HostReading.of(session, node, types.of(session)));
    }

    @Override
    public Optional<DomainState> find(String id) throws HypervisorException {
        return call("find", session -> session.read(id).map(LibvirtSession.Reading::folded));
    }

    @Override
    public List<DomainState> list() throws HypervisorException {
        return call("list", LibvirtSession::readAll);
    }

    @Override
    public void define(DomainSpec spec) throws HypervisorException {
        if (spec.vcpus() < 1 || spec.memoryMib() < 1) {
            throw new HypervisorException(Cause.REFUSED, "a domain needs a processor and memory");
        }
        call("define", session -> {
            String xml = new DomainXml(session.kind(), types.of(session)).write(spec);
            try {
                session.connect().domainDefineXML(xml).free();
            } catch (LibvirtException e) {
                // A name that is taken has no code of its own.
                if (e.getError() != null && e.getError().getCode() == ErrorNumber.VIR_ERR_OPERATION_FAILED) {
                    throw new HypervisorException(Cause.REFUSED, "define: " + e.getMessage(), e);
                }
                throw e;
            }
            return null;
        });
    }

    @Override
    public void start(String id) throws HypervisorException {
        change("start", id, (domain, session) -> {
            LibvirtSession.Reading before = reading(session, id);
            if (before.folded().power() == DomainState.Power.RUNNING) {
                return;
            }
            if (!PowerReading.isOff(before.state())) {
                throw wrongState("start", before);
            }
            domain.create();
            LibvirtSession.Reading after = reading(session, id);
            if (before.folded().power() == DomainState.Power.SAVED) {
                if (PowerReading.isPaused(after.state())) {
                    domain.resume();
                }
            } else if (PowerReading.isStuck(after.state(), after.reason())) {
                domain.destroy();
                throw new HypervisorException(
                        Cause.FAILED, "start: domain " + id + " stopped at once; its processors cannot run here");
            }
        });
    }

    @Override
    public void shutDown(String id) throws HypervisorException {
        change("shut down", id, (domain, session) -> {
            requireRunning(session, id, "shut down");
            domain.shutdown();
        });
    }

    @Override
    public void powerOff(String id) throws HypervisorException {
        change("power off", id, (domain, session) -> {
            if (domain.isActive() == 1) {
                try {
                    domain.destroy();
                } catch (LibvirtException e) {
                    // It went off by itself between the question and the verb.
                    if (LibvirtFault.of(e, "power off").kind() != Cause.WRONG_STATE) {
                        throw e;
                    }
                }
            } else if (domain.hasManagedSaveImage() == 1) {
                domain.managedSaveRemove();
            }
        });
    }

    @Override
    public void reboot(String id) throws HypervisorException {
        change("reboot", id, (domain, session) -> {
            requireRunning(session, id, "reboot");
            domain.reboot(0);
        });
    }

    @Override
    public void reset(String id) throws HypervisorException {
        change("reset", id, (domain, session) -> {
            requireRunning(session, id, "reset");
            domain.reset();
        });
    }

    @Override
    public void pause(String id) throws HypervisorException {
        change("pause", id, (domain, session) -> {
            if (active(session, id, "pause").folded().power() != DomainState.Power.PAUSED) {
                domain.suspend();
            }
        });
    }

    @Override
    public void unpause(String id) throws HypervisorException {
        change("unpause", id, (domain, session) -> {
            if (active(session, id, "unpause").folded().power() != DomainState.Power.RUNNING) {
                domain.resume();
            }
        });
    }

    @Override
    public void save(String id) throws HypervisorException {
        change("save", id, (domain, session) -> {
            active(session, id, "save");
            domain.managedSave();
        });
    }

    @Override
    public void undefine(String id) throws HypervisorException {
        try {
            change("undefine", id, (domain, session) -> {
                // Libvirt would let it run on, without a definition.
                if (domain.isActive() == 1) {
                    throw new HypervisorException(Cause.WRONG_STATE, "undefine: domain " + id + " is running");
                }
                try {
                    domain.undefine(UNDEFINE_MANAGED_SAVE | UNDEFINE_SNAPSHOTS | UNDEFINE_NVRAM | UNDEFINE_CHECKPOINTS);
                } catch (LibvirtException e) {
                    // Not every driver knows firmware variables and checkpoints.
                    if (LibvirtFault.of(e, "undefine").kind() != Cause.REFUSED) {
                        throw e;
                    }
                    domain.undefine(UNDEFINE_MANAGED_SAVE);
                }
            });
        } catch (HypervisorException e) {
            if (e.kind() != Cause.NO_DOMAIN) {
                throw e;
            }
        }
    }

    @Override
    public void stamp(String id, DomainStamp stamp) throws HypervisorException {
        change(
                "stamp",
                id,
                (domain, session) -> domain.setMetadata(
                        LibvirtCalls.METADATA_ELEMENT,
                        StampXml.write(stamp),
                        StampXml.PREFIX,
                        StampXml.NAMESPACE,
                        domain.isActive() == 1 ? LIVE_AND_CONFIG : CONFIG));
    }

    @Override
    public void attachNic(String id, DomainSpec.Nic nic) throws HypervisorException {
        change("attach", id, (domain, session) -> {
            boolean runs = pluggable(domain, session, id, "attach");
            NicPlug.attach(domain, runs, nic.mac(), new DomainXml(session.kind(), types.of(session)).nic(nic));
        });
    }

    @Override
    public boolean detachNic(String id, String mac) throws HypervisorException {
        boolean[] out = new boolean[1];
        change(
                "detach",
                id,
                (domain, session) -> out[0] = NicPlug.detach(domain, pluggable(domain, session, id, "detach"), mac));
        return out[0];
    }

    /** Whether the domain runs. */
    private static boolean pluggable(Domain domain, LibvirtSession session, String id, String verb)
            throws LibvirtException, HypervisorException {
        LibvirtSession.Reading reading = reading(session, id);
        if (reading.folded().power() == DomainState.Power.SAVED) {
            throw wrongState(verb, reading);
        }
        return domain.isActive() == 1;
    }

    @Override
    public void injectNmi(String id) throws HypervisorException {
        call("NMI", session -> {
            active(session, id, "NMI");
            session.injectNmi(id);
            return null;
        });
    }

    @Override
    public void setPassword(String id, String user, String password) throws HypervisorException {
        change("set password", id, (domain, session) -> {
            requireRunning(session, id, "set password");
            try {
                domain.setUserPassword(user, password, 0);
            } catch (LibvirtException e) {
                HypervisorException fault = LibvirtFault.of(e, "set password");
                // An agent that is not there has codes of its own, and asking again would not bring it.
                throw fault.kind() == Cause.UNREACHABLE
                        ? fault
                        : new HypervisorException(Cause.REFUSED, fault.getMessage(), e);
            }
        });
    }

    /** Serial consoles are logs here, so they listen nowhere. */
    @Override
    public Optional<ConsoleAddress> console(String id, ConsoleType type) throws HypervisorException {
        return call("console", session -> {
            Domain domain = session.domain(id);
            try {
                return type == ConsoleType.VNC && domain.isActive() == 1
                        ? HostReading.screen(domain.getXMLDesc(0))
                        : Optional.empty();
            } finally {
                domain.free();
            }
        });
    }

    @Override
    public Map<String, Object> diagnostics(String id) throws HypervisorException {
        return call("diagnostics", session -> {
            active(session, id, "diagnostics");
            return Diagnostics.of(session.figures(id));
        });
    }

    private static LibvirtSession.Reading reading(LibvirtSession session, String id) throws HypervisorException {
        return session.read(id).orElseThrow(() -> new HypervisorException(Cause.NO_DOMAIN, "no domain " + id));
    }

    /** Asked beforehand, since not every driver has a code of its own for the wrong state. */
    private static LibvirtSession.Reading active(LibvirtSession session, String id, String verb)
            throws HypervisorException {
        LibvirtSession.Reading reading = reading(session, id);
        if (PowerReading.isOff(reading.state())) {
            throw wrongState(verb, reading);
        }
        return reading;
    }

    /** A paused guest would hear the verb only when it goes on, perhaps never. */
    private static void requireRunning(LibvirtSession session, String id, String verb) throws HypervisorException {
        LibvirtSession.Reading reading = reading(session, id);
        if (reading.folded().power() != DomainState.Power.RUNNING) {
            throw wrongState(verb, reading);
        }
    }

    private static HypervisorException wrongState(String verb, LibvirtSession.Reading reading) {
        DomainState state = reading.folded();
        return new HypervisorException(Cause.WRONG_STATE, verb + ": domain " + state.id() + " is " + state.power());
    }

    private void change(String verb, String id, Change change) throws HypervisorException {
        call(verb, session -> {
            Domain domain = session.domain(id);
            try {
                change.on(domain, session);
                return null;
            } finally {
                domain.free();
            }
        });
    }

    /** A lost connection is reported to the pool, which throws it away. */
    private <T> T call(String verb, Call<T> call) throws HypervisorException {
        LibvirtManagedConnection wire = (LibvirtManagedConnection) owner();
        try {
            return call.on(wire.session());
        } catch (LibvirtException e) {
            throw reported(wire, LibvirtFault.of(e, verb));
        } catch (HypervisorException e) {
            throw reported(wire, e);
        }
    }

    private static HypervisorException reported(LibvirtManagedConnection wire, HypervisorException fault) {
        if (fault.kind() == Cause.UNREACHABLE) {
            wire.broken(fault);
        }
        return fault;
    }
}
