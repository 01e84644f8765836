package org.ustack.libvirt;

import org.ustack.hypervisor.HypervisorException;

/** Decides the type of domains: what the kind of hypervisor demands, what is configured, or what a probe found to work. */
final class DomainTypeChoice {

    static final String AUTO = "auto";
    static final String KVM = "kvm";
    static final String QEMU = "qemu";

    private final String configured;
    private final KvmProbe probe;
    private String chosen;

    /** @param configured {@code auto}, {@code kvm} or {@code qemu}; read for QEMU's driver alone */
    DomainTypeChoice(String configured, KvmProbe probe) {
        this.configured = configured;
        this.probe = probe;
    }

    /** The type for domains of that session; the first question may take as long as the probe's patience. */
    synchronized String of(LibvirtSession session) throws HypervisorException {
        if (session.kind() != HypervisorKind.QEMU) {
            return session.kind().domainType();
        }
        if (!AUTO.equals(configured)) {
            return configured;
        }
        if (chosen == null) {
            chosen = probe.works(session, KVM) ? KVM : QEMU;
        }
        return chosen;
    }
}
