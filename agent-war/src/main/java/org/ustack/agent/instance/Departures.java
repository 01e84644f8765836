package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.OperationRef;
import org.ustack.kernel.Json;

/**
 * The files of servers that left this node, or are being resized on it, and may come back: a server's whole folder, moved aside
 * by one rename. A mark in it names the operation, so that a command that comes again can tell its own work from an earlier one's.
 */
public final class Departures {

    private static final String MARK = "departure.json";

    /** @param operation that set it aside; @param sequence of that operation */
    public record Departure(String operation, long sequence) {}

    private final InstanceStore store;

    public Departures(InstanceStore store) {
        this.store = store;
    }

    /** What is set aside of a server now. */
    public Optional<Departure> of(String server) throws NodeProblem {
        return read(server, store.departedFolder(server));
    }

    /** Marks the files of a server that is still here: from now on its departure is under way. */
    public void begin(String server, OperationRef operation) throws NodeProblem {
        try {
            AtomicFiles.createFolder(store.folder(server));
            AtomicFiles.write(
                    store.folder(server).resolve(MARK),
                    Json.write(new Departure(operation.id(), operation.sequence()))
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw problem(server, e);
        }
    }

    /** Whether that operation began and its files are still where they were. */
    public boolean begun(String server, OperationRef operation) throws NodeProblem {
        return read(server, store.folder(server))
                .filter(mark -> mark.operation().equals(operation.id()))
                .isPresent();
    }

    /** The last step of a departure. What an older departure left behind goes. */
    public void setAside(String server) throws NodeProblem {
        Path aside = store.departedFolder(server);
        try {
            AtomicFiles.removeTree(aside);
            AtomicFiles.createFolder(aside.getParent());
            Files.move(store.folder(server), aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw problem(server, e);
        }
    }

    /** Whatever the server has here now is replaced by what was set aside. */
    public void putBack(String server) throws NodeProblem {
        store.remove(server);
        Path folder = store.folder(server);
        try {
            Files.move(store.departedFolder(server), folder, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(folder.resolve(MARK));
        } catch (IOException e) {
            throw problem(server, e);
        }
    }

    /** Whether the server has files in their usual place. */
    public boolean hasFiles(String server) {
        return Files.isDirectory(store.folder(server));
    }

    /** Drops what was set aside by that operation or an earlier one; nothing there is fine. */
    public void forget(String server, long sequence) throws NodeProblem {
        Optional<Departure> departure = of(server);
        if (departure.isPresent() && departure.get().sequence() <= sequence) {
            try {
                AtomicFiles.removeTree(store.departedFolder(server));
            } catch (IOException e) {
                throw problem(server, e);
            }
        }
    }

    private static Optional<Departure> read(String server, Path folder) throws NodeProblem {
        Path mark = folder.resolve(MARK);
        try {
            return Files.exists(mark)
                    ? Optional.of(Json.read(Files.readString(mark), Departure.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw problem(server, e);
        }
    }

    private static NodeProblem problem(String server, IOException e) {
        return new NodeProblem(
                NodeProblem.Code.STORAGE,
                "The files of instance " + server + " cannot be set aside or put back: " + e.getMessage(),
                e);
    }
}
