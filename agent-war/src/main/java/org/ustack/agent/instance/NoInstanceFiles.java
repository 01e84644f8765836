package org.ustack.agent.instance;

import java.util.List;
import org.ustack.contract.BootServer;

/** For a hypervisor that only simulates: nothing is fetched and nothing is written. */
public final class NoInstanceFiles implements InstanceFiles {

    private final InstanceStore store;

    public NoInstanceFiles(InstanceStore store) {
        this.store = store;
    }

    @Override
    public Prepared prepare(BootServer command, Timeline timeline) {
        return new Prepared(List.of(), store.consoleLog(command.server()).toString(), null);
    }

    @Override
    public void remove(String server) {
        // Nothing was made.
    }
}
