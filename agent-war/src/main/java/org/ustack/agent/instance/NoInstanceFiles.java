package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.BootServer;
import org.ustack.contract.DomainShape;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.RescueServer;
import org.ustack.contract.SnapshotServer;

/** For a hypervisor that only simulates: no image is fetched and no disk is made; there is a folder for the console's log. */
public final class NoInstanceFiles implements InstanceFiles {

    private final InstanceStore store;

    public NoInstanceFiles(InstanceStore store) {
        this.store = store;
    }

    @Override
    public Prepared prepare(BootServer command, Timeline timeline) throws NodeProblem {
        try {
            AtomicFiles.createFolder(store.folder(command.server()));
        } catch (IOException e) {
            throw new NodeProblem(NodeProblem.Code.STORAGE, "No folder for the server: " + e.getMessage(), e);
        }
        return describe(command);
    }

    @Override
    public void discard(String server, boolean preserveEphemeral) {
        // There are no disks.
    }

    @Override
    public void checkDestination(String node, String destination) {
        // What has no disks can go anywhere.
    }

    @Override
    public Prepared arrive(BootServer command, Timeline timeline) throws NodeProblem {
        return prepare(command, timeline);
    }

    @Override
    public Prepared describe(BootServer command) {
        return new Prepared(List.of(), store.consoleLog(command.server()).toString(), null);
    }

    @Override
    public Prepared existing(String server, DomainShape shape) {
        return new Prepared(List.of(), store.consoleLog(server).toString(), null);
    }

    @Override
    public Prepared prepareRescue(RescueServer command) {
        return existing(command.server(), command.shape());
    }

    @Override
    public void endRescue(String server, GuestMetadata metadata) {
        // The rescue made no files.
    }

    /** An empty disk: nothing was ever written to the one that it stands for. */
    @Override
    public Path copyDisk(SnapshotServer command) throws NodeProblem {
        Path copy = store.snapshot(command.server(), command.image().id());
        try {
            if (!Files.exists(copy)) {
                AtomicFiles.createFolder(copy.getParent());
                AtomicFiles.write(copy, EmptyQcow2.ofGib(Math.max(1, command.rootDiskGib())));
            }
            return copy;
        } catch (IOException e) {
            throw new NodeProblem(NodeProblem.Code.STORAGE, "The disk could not be copied: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasCopy(SnapshotServer command) {
        return Files.exists(store.snapshot(command.server(), command.image().id()));
    }

    @Override
    public void dropCopy(SnapshotServer command) throws NodeProblem {
        store.removeSnapshot(command.server(), command.image().id());
    }

    @Override
    public void remove(String server) throws NodeProblem {
        store.remove(server);
    }
}
