package org.ustack.agent.instance;

import java.io.IOException;
import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.BootServer;

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
    public void remove(String server) throws NodeProblem {
        store.remove(server);
    }
}
