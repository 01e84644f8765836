package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.BootServer;

/**
 * Copies the disks of a server that were set aside, and lets them grow to what the new flavor grants. The originals stay
 * untouched, so that the server can go back to them. A disk never shrinks: what a guest wrote at its end would be lost.
 */
public final class DepartedDisks {

    private static final long GIB = 1L << 30;

    private final InstanceStore store;
    private final Commands commands;

    /** @param commands with time enough to copy a disk */
    public DepartedDisks(InstanceStore store, Commands commands) {
        this.store = store;
        this.commands = commands;
    }

    /** @param before the record of the server as it was */
    void copy(BootServer command, GuestRecord before) throws NodeProblem {
        Path from = store.departedFolder(command.server());
        Path to = store.folder(command.server());
        boolean grows = command.rootDiskGib() > 0 && command.rootDiskGib() != before.rootDiskGib();
        copy(
                from.resolve(LocalInstanceFiles.ROOT),
                to.resolve(LocalInstanceFiles.ROOT),
                grows ? resize("qcow2", command.rootDiskGib()) : List.of());
        Path ephemeral = from.resolve(LocalInstanceFiles.EPHEMERAL);
        if (command.ephemeralDiskGib() > 0 && Files.exists(ephemeral)) {
            // The guest owns the file system in it and lets it grow itself.
            copy(ephemeral, to.resolve(LocalInstanceFiles.EPHEMERAL), resize("raw", command.ephemeralDiskGib()));
        }
    }

    private static List<String> resize(String format, int gib) {
        return List.of("qemu-img", "resize", "-q", "-f", format, "", Long.toString(gib * GIB));
    }

    private void copy(Path from, Path to, List<String> resize) throws NodeProblem {
        if (Files.exists(to)) {
            return;
        }
        Path part = AtomicFiles.unfinished(to);
        try {
            Files.deleteIfExists(part);
            commands.run("cp", "--sparse=always", "--reflink=auto", from.toString(), part.toString());
            if (!resize.isEmpty()) {
                commands.run(
                        resize.stream()
                                .map(word -> word.isEmpty() ? part.toString() : word)
                                .toList(),
                        "");
            }
            AtomicFiles.publish(to);
        } catch (CommandFailed | IOException e) {
            throw new NodeProblem(Code.STORAGE, "A disk could not be copied and resized: " + e.getMessage(), e);
        }
    }
}
