package org.ustack.libvirt;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.fixture.HypervisorContract;

/** Libvirt's own test driver, in this process: the wrapper's behaviour where no hypervisor is installed. */
class TestDriverContractTest extends HypervisorContract {

    @TempDir
    static Path state;

    private static RunningLibvirt libvirt;

    @BeforeAll
    static void startAdapter() throws Exception {
        try {
            EventLoop.register();
        } catch (LinkageError e) {
            System.err.println("SKIPPED, NOT PASSED: libvirt's client library is missing: " + e);
            Assumptions.abort("libvirt's client library is missing");
        }
        libvirt = new RunningLibvirt("test:///default", state, "auto");
    }

    @AfterAll
    static void stopAdapter() {
        if (libvirt != null) {
            libvirt.close();
        }
    }

    @Override
    protected HypervisorConnection connect() throws Exception {
        return libvirt.factory().connect("node-1");
    }

    @Override
    protected void disconnect() {
        // The adapter stays for the next test.
    }

    @Override
    protected List<DomainSpec.Disk> disks(String name) {
        return List.of(new DomainSpec.Disk(directory.resolve(name + ".qcow2").toString(), "qcow2", "virtio", null));
    }

    /** There is no process. */
    @Override
    protected boolean kill(String id) {
        return false;
    }

    @Override
    protected boolean logsConsole() {
        return false;
    }

    @Override
    protected boolean hasScreen() {
        return false;
    }

    @Override
    protected boolean countsFigures() {
        return false;
    }

    @Override
    protected boolean plugsCards() {
        return false;
    }
}
