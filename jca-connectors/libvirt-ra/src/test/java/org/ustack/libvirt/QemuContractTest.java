package org.ustack.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.fixture.HypervisorContract;

/** Real QEMU keeps the adapters' promises: domains with an empty disk, which run their firmware and find nothing. */
class QemuContractTest extends HypervisorContract {

    @TempDir
    static Path state;

    private static RunningLibvirt libvirt;

    @BeforeAll
    static void startAdapter() throws Exception {
        QemuHere.required();
        libvirt = new RunningLibvirt(QemuHere.URI, state, "qemu");
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
    protected List<DomainSpec.Disk> disks(String name) throws Exception {
        Path disk = directory.resolve(name + ".qcow2");
        if (!Files.exists(disk)) {
            QemuHere.emptyDisk(directory, name);
        }
        return List.of(new DomainSpec.Disk(disk.toString(), "qcow2", "virtio", "serial-1"));
    }

    /** Ends exactly the process that carries this domain. */
    @Override
    protected boolean kill(String id) {
        ProcessHandle guest = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .orElse(List.of())
                        .contains(id))
                .findFirst()
                .orElseThrow();
        guest.destroyForcibly();
        return true;
    }
}
