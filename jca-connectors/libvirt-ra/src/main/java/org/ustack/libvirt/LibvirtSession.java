package org.ustack.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.ErrorCallback;
import org.libvirt.LibvirtException;
import org.libvirt.event.ConnectionCloseListener;
import org.libvirt.event.LifecycleListener;
import org.libvirt.jna.virError;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

/** One connection to libvirt: libvirt-java's calls and our own on the same wire. Safe for several threads. */
final class LibvirtSession implements AutoCloseable {

    /** A domain's raw state. */
    record Reading(int state, int reason, DomainState folded) {}

    /** Libvirt prints every error to stderr unless somebody takes it. Static: native code keeps the address for good. */
    private static final ErrorCallback SILENT = new ErrorCallback() {
        @Override
        public void errorCallback(Pointer context, virError error) {
            // The caller gets the same error as an exception.
        }
    };

    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final int KEEP_ALIVE_MISSES = 3;

    /** Shows the pointer that libvirt-java keeps for itself. */
    private static final class Link extends Connect {
        Link(String uri) throws LibvirtException {
            super(uri);
        }

        Pointer pointer() {
            return vcp.getPointer();
        }
    }

    private final String uri;
    private final HypervisorKind kind;
    private final Link link;

    /**
     * Opens the connection. The event loop must run already.
     *
     * @throws HypervisorException always {@code UNREACHABLE}
     */
    LibvirtSession(String uri) throws HypervisorException {
        this.uri = uri;
        this.kind = HypervisorKind.of(uri);
        try {
            Connect.setErrorCallback(SILENT);
            link = new Link(uri);
            if (kind.hasDaemon()) {
                link.setKeepAlive(KEEP_ALIVE_SECONDS, KEEP_ALIVE_MISSES);
            }
        } catch (LibvirtException e) {
            throw new HypervisorException(Cause.UNREACHABLE, "no hypervisor at " + uri + ": " + e.getMessage(), e);
        }
    }

    String uri() {
        return uri;
    }

    HypervisorKind kind() {
        return kind;
    }

    Connect connect() {
        return link;
    }

    /** Asks the other side, since a socket may be open with nobody behind it. */
    boolean answers() {
        try {
            return link.isAlive() && link.getVersion() >= 0;
        } catch (LibvirtException e) {
            return false;
        }
    }

    void listen(LifecycleListener changes, ConnectionCloseListener end) throws LibvirtException {
        link.addLifecycleListener(changes);
        if (kind.hasDaemon()) {
            link.registerCloseListener(end);
        }
    }

    /** Before closing: a listener that native code still calls would keep the connection open. */
    void deafen(LifecycleListener changes) {
        try {
            link.removeLifecycleListener(changes);
            if (kind.hasDaemon()) {
                link.unregisterCloseListener();
            }
        } catch (LibvirtException e) {
            // A broken connection has no listeners left.
            LibvirtCalls.C.virResetLastError();
        }
    }

    /** The domain for libvirt-java's verbs; to be freed. */
    Domain domain(String id) throws LibvirtException, HypervisorException {
        try {
            return link.domainLookupByUUIDString(id);
        } catch (LibvirtException e) {
            if (e.getError() != null && e.getError().getCode() == org.libvirt.Error.ErrorNumber.VIR_ERR_INVALID_ARG) {
                throw new HypervisorException(Cause.NO_DOMAIN, "\"" + id + "\" is no UUID", e);
            }
            throw e;
        }
    }

    void injectNmi(String id) throws HypervisorException {
        Pointer domain = LibvirtCalls.C.virDomainLookupByUUIDString(link.pointer(), id);
        if (domain == null) {
            throw LibvirtFault.last("NMI");
        }
        try {
            if (LibvirtCalls.C.virDomainInjectNMI(domain, 0) < 0) {
                throw LibvirtFault.last("NMI");
            }
        } finally {
            LibvirtCalls.C.virDomainFree(domain);
        }
    }

    Optional<Reading> read(String id) throws HypervisorException {
        Pointer domain = LibvirtCalls.C.virDomainLookupByUUIDString(link.pointer(), id);
        if (domain == null) {
            HypervisorException fault = LibvirtFault.last("find");
            if (fault.kind() == Cause.NO_DOMAIN || fault.kind() == Cause.REFUSED) {
                return Optional.empty();
            }
            throw fault;
        }
        try {
            return read(domain);
        } finally {
            LibvirtCalls.C.virDomainFree(domain);
        }
    }

    /** Empty if it vanished meanwhile. */
    private static Optional<Reading> read(Pointer domain) throws HypervisorException {
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        if (LibvirtCalls.C.virDomainGetState(domain, state, reason, 0) < 0) {
            return vanished("state");
        }
        return complete(domain, state.getValue(), reason.getValue());
    }

    private static Optional<Reading> complete(Pointer domain, int state, int reason) throws HypervisorException {
        byte[] uuid = new byte[LibvirtCalls.UUID_STRING_LENGTH];
        if (LibvirtCalls.C.virDomainGetUUIDString(domain, uuid) < 0) {
            throw LibvirtFault.last("UUID");
        }
        boolean saved = PowerReading.isOff(state) && LibvirtCalls.C.virDomainHasManagedSaveImage(domain, 0) == 1;
        DomainState folded = new DomainState(
                Native.toString(uuid, StandardCharsets.US_ASCII),
                PowerReading.fold(state, reason, saved),
                stamp(domain));
        return Optional.of(new Reading(state, reason, folded));
    }

    private static <T> Optional<T> vanished(String verb) throws HypervisorException {
        HypervisorException fault = LibvirtFault.last(verb);
        if (fault.kind() == Cause.NO_DOMAIN) {
            return Optional.empty();
        }
        throw fault;
    }

    /** Null if it carries none, or if this driver keeps no metadata. */
    private static DomainStamp stamp(Pointer domain) {
        Pointer text =
                LibvirtCalls.C.virDomainGetMetadata(domain, LibvirtCalls.METADATA_ELEMENT, StampXml.NAMESPACE, 0);
        if (text == null) {
            LibvirtCalls.C.virResetLastError();
            return null;
        }
        try {
            return StampXml.read(text.getString(0, "UTF-8"));
        } finally {
            Native.free(Pointer.nativeValue(text));
        }
    }

    /** All domains with a stamp; the states come in one answer. */
    List<DomainState> readAll() throws HypervisorException {
        PointerByReference records = new PointerByReference();
        int count = LibvirtCalls.C.virConnectGetAllDomainStats(link.pointer(), LibvirtCalls.STATS_STATE, records, 0);
        if (count < 0) {
            throw LibvirtFault.last("list");
        }
        try {
            List<DomainState> states = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                StatsRecord line = StatsRecord.at(records.getValue(), i);
                Map<String, Object> figures = line.figures();
                Optional<Reading> reading = figures.containsKey("state.state")
                        ? complete(
                                line.domain(),
                                ((Number) figures.get("state.state")).intValue(),
                                ((Number) figures.getOrDefault("state.reason", 0)).intValue())
                        : read(line.domain());
                reading.map(Reading::folded)
                        .filter(state -> state.stamp() != null)
                        .ifPresent(states::add);
            }
            return states;
        } finally {
            LibvirtCalls.C.virDomainStatsRecordListFree(records.getValue());
        }
    }

    /** Libvirt's own figures of a domain, under libvirt's names. */
    Map<String, Object> figures(String id) throws HypervisorException {
        Pointer domain = LibvirtCalls.C.virDomainLookupByUUIDString(link.pointer(), id);
        if (domain == null) {
            throw LibvirtFault.last("figures");
        }
        PointerByReference records = new PointerByReference();
        try {
            int wanted = LibvirtCalls.STATS_BALLOON
                    | LibvirtCalls.STATS_VCPU
                    | LibvirtCalls.STATS_INTERFACE
                    | LibvirtCalls.STATS_BLOCK;
            int count = LibvirtCalls.C.virDomainListGetStats(new Pointer[] {domain, null}, wanted, records, 0);
            if (count < 0) {
                throw LibvirtFault.last("figures");
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                figures.putAll(StatsRecord.at(records.getValue(), i).figures());
            }
            return figures;
        } finally {
            if (records.getValue() != null) {
                LibvirtCalls.C.virDomainStatsRecordListFree(records.getValue());
            }
            LibvirtCalls.C.virDomainFree(domain);
        }
    }

    /** The node's memory in KiB by libvirt's names: {@code total}, {@code free}, {@code buffers}, {@code cached}. */
    Map<String, Long> memory() throws HypervisorException {
        return StatsRecord.nodeMemory(link.pointer());
    }

    @Override
    public void close() {
        try {
            link.close();
        } catch (LibvirtException e) {
            // The wire is gone either way.
            LibvirtCalls.C.virResetLastError();
        }
    }
}
