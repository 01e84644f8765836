package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ustack.agent.NodeProblem;
import org.ustack.kernel.Json;

/** The folders of all instances of the node, with the records in them. Safe for many threads. */
public final class InstanceStore {

    private static final String GUEST = "guest.json";
    private static final String NIC = "nic-";
    private static final String JSON = ".json";

    private final Path root;
    private final Path departed;
    private final Map<String, NicRecord> nics = new ConcurrentHashMap<>();

    /** Reads what an earlier process left behind. */
    public InstanceStore(Path stateFolder) {
        this.root = stateFolder.resolve("instances");
        this.departed = stateFolder.resolve("departed");
        try {
            for (Path folder : AtomicFiles.list(root)) {
                for (Path file : AtomicFiles.list(folder)) {
                    String name = file.getFileName().toString();
                    if (name.startsWith(NIC) && name.endsWith(JSON)) {
                        NicRecord nic = Json.read(Files.readString(file), NicRecord.class);
                        nics.put(nic.port(), nic);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the instances in " + root + " cannot be read", e);
        }
    }

    /** Where the files of that server lie; it need not exist. */
    public Path folder(String server) {
        return root.resolve(checked(server));
    }

    /** Where the files of that server lie while they are set aside; it need not exist. */
    public Path departedFolder(String server) {
        return departed.resolve(checked(server));
    }

    public Path consoleLog(String server) {
        return folder(server).resolve("console.log");
    }

    public void writeGuest(GuestRecord guest) throws NodeProblem {
        try {
            AtomicFiles.createFolder(folder(guest.server()));
            AtomicFiles.write(folder(guest.server()).resolve(GUEST), bytes(guest));
        } catch (IOException e) {
            throw storage(guest.server(), e);
        }
    }

    public Optional<GuestRecord> guest(String server) throws NodeProblem {
        return guest(server, folder(server));
    }

    /** The record of a server whose files are set aside. */
    public Optional<GuestRecord> departedGuest(String server) throws NodeProblem {
        return guest(server, departedFolder(server));
    }

    private static Optional<GuestRecord> guest(String server, Path folder) throws NodeProblem {
        Path file = folder.resolve(GUEST);
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), GuestRecord.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw storage(server, e);
        }
    }

    /** All that have a record, those that are set aside as well: they stand on images, too. */
    public List<GuestRecord> guests() throws NodeProblem {
        List<GuestRecord> guests = new ArrayList<>();
        try {
            for (Path folder : AtomicFiles.list(root)) {
                guest(folder.getFileName().toString()).ifPresent(guests::add);
            }
            for (Path folder : AtomicFiles.list(departed)) {
                departedGuest(folder.getFileName().toString()).ifPresent(guests::add);
            }
        } catch (IOException e) {
            throw new NodeProblem(NodeProblem.Code.STORAGE, "The instances cannot be listed: " + e.getMessage(), e);
        }
        return guests;
    }

    public void writeNic(NicRecord nic) throws NodeProblem {
        try {
            AtomicFiles.createFolder(folder(nic.server()));
            AtomicFiles.write(nicFile(nic.server(), nic.port()), bytes(nic));
            nics.put(nic.port(), nic);
        } catch (IOException e) {
            throw storage(nic.server(), e);
        }
    }

    public void removeNic(NicRecord nic) throws NodeProblem {
        try {
            Files.deleteIfExists(nicFile(nic.server(), nic.port()));
            nics.remove(nic.port());
        } catch (IOException e) {
            throw storage(nic.server(), e);
        }
    }

    public Optional<NicRecord> nic(String port) {
        return Optional.ofNullable(nics.get(port));
    }

    /** All ports of the node, in the order of their ids. */
    public List<NicRecord> nics() {
        List<NicRecord> all = new ArrayList<>(nics.values());
        all.sort(java.util.Comparator.comparing(NicRecord::port));
        return all;
    }

    public List<NicRecord> nicsOf(String server) {
        return nics().stream().filter(nic -> nic.server().equals(server)).toList();
    }

    /** Removes the folder with everything in it; gone already is fine. */
    public void remove(String server) throws NodeProblem {
        try {
            AtomicFiles.removeTree(folder(server));
            nics.values().removeIf(nic -> nic.server().equals(server));
        } catch (IOException e) {
            throw storage(server, e);
        }
    }

    private Path nicFile(String server, String port) {
        return folder(server).resolve(NIC + checked(port) + JSON);
    }

    private static byte[] bytes(Object record) {
        return Json.write(record).getBytes(StandardCharsets.UTF_8);
    }

    /** Ids become file names, so nothing but an id may pass. */
    private static String checked(String id) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        return id;
    }

    private static NodeProblem storage(String server, IOException e) {
        return new NodeProblem(
                NodeProblem.Code.STORAGE, "The files of instance " + server + " cannot be used: " + e.getMessage(), e);
    }
}
