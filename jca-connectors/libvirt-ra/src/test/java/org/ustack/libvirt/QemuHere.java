package org.ustack.libvirt;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.ustack.hypervisor.HypervisorException;

/** Whether a real hypervisor answers on this machine; the tests that need it say so when they are left out. */
final class QemuHere {

    static final String URI = "qemu:///system";

    private QemuHere() {}

    static void required() {
        String why = missing();
        if (why != null) {
            System.err.println("SKIPPED, NOT PASSED: no test against real QEMU, because " + why);
        }
        Assumptions.assumeTrue(why == null, why);
    }

    private static String missing() {
        try {
            EventLoop.register();
            try (LibvirtSession session = new LibvirtSession(URI)) {
                return session.answers() ? null : URI + " does not answer";
            }
        } catch (HypervisorException | org.libvirt.LibvirtException e) {
            return e.getMessage();
        } catch (LinkageError e) {
            return "libvirt's client library is missing";
        }
    }

    static Path emptyDisk(Path directory, String name) throws Exception {
        Path disk = directory.resolve(name + ".qcow2");
        Process tool = new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "1M")
                .inheritIO()
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException("qemu-img failed");
        }
        return disk;
    }
}
