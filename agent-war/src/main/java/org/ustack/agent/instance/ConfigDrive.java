package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;

/** Makes the ISO 9660 image labelled {@code config-2} from which a guest reads its metadata without a network. */
public final class ConfigDrive {

    private final Function<GuestRecord, Map<String, byte[]>> content;
    private final Commands commands;

    /** @param content the files of a guest's drive by their relative paths */
    public ConfigDrive(Function<GuestRecord, Map<String, byte[]>> content, Commands commands) {
        this.content = content;
        this.commands = commands;
    }

    /**
     * Makes it unless it is there.
     *
     * @return what happened, for the timeline
     */
    public String make(GuestRecord guest, Path iso) throws NodeProblem {
        if (Files.exists(iso)) {
            return "kept";
        }
        Path tree = iso.resolveSibling("config.d");
        try {
            AtomicFiles.removeTree(tree);
            for (Map.Entry<String, byte[]> file : content.apply(guest).entrySet()) {
                Path path = tree.resolve(file.getKey());
                AtomicFiles.createFolder(path.getParent());
                Files.write(path, file.getValue());
            }
            commands.run(
                    "genisoimage",
                    "-quiet",
                    "-o",
                    AtomicFiles.unfinished(iso).toString(),
                    "-V",
                    "config-2",
                    "-r",
                    "-J",
                    tree.toString());
            AtomicFiles.publish(iso);
            AtomicFiles.removeTree(tree);
            return "made";
        } catch (CommandFailed | IOException e) {
            throw new NodeProblem(Code.CONFIG_DRIVE, "The config drive could not be made: " + e.getMessage(), e);
        }
    }
}
