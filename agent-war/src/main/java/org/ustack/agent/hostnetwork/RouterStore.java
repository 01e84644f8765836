package org.ustack.agent.hostnetwork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.RouterSpec;
import org.ustack.kernel.Json;

/**
 * The routers that this node is to have: a small file each, read back after a restart. A router that was taken away leaves the number
 * of its removal behind, so that an older state which comes late does not bring it back.
 */
final class RouterStore {

    /** What stands in a file; without a router it was taken away. */
    record Kept(RouterSpec router, long generation) {}

    private static final String JSON = ".json";
    private static final String GONE = ".gone";

    private final Path folder;
    private final Map<String, Kept> known = new TreeMap<>();

    RouterStore(Path folder) {
        this.folder = folder;
    }

    void restore() throws IOException {
        known.clear();
        for (Path file : AtomicFiles.list(folder)) {
            String name = file.getFileName().toString();
            for (String end : List.of(JSON, GONE)) {
                if (name.endsWith(end)) {
                    String id = name.substring(0, name.length() - end.length());
                    Kept kept = Json.read(Files.readString(file), Kept.class);
                    known.merge(id, kept, (one, other) -> one.generation() > other.generation() ? one : other);
                }
            }
        }
    }

    /** Whether something newer is known; the same once more may be done once more. */
    boolean isOutdated(String id, long generation) {
        Kept kept = known.get(id);
        return kept != null && kept.generation() > generation;
    }

    void keep(RouterSpec router, long generation) throws IOException {
        write(router.id(), JSON, new Kept(router, generation));
        Files.deleteIfExists(file(router.id(), GONE));
    }

    void remove(String id, long generation) throws IOException {
        write(id, GONE, new Kept(null, generation));
        Files.deleteIfExists(file(id, JSON));
    }

    private void write(String id, String end, Kept kept) throws IOException {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not an id: " + id);
        }
        AtomicFiles.createFolder(folder);
        AtomicFiles.write(file(id, end), Json.write(kept).getBytes(StandardCharsets.UTF_8));
        known.put(id, kept);
    }

    /** Names the router's owner in the kernel: what has lost this file belongs to nobody. */
    Path file(String id) {
        return file(id, JSON);
    }

    private Path file(String id, String end) {
        return folder.resolve(id + end);
    }

    Optional<RouterSpec> find(String id) {
        return Optional.ofNullable(known.get(id)).map(Kept::router);
    }

    List<RouterSpec> all() {
        return known.values().stream()
                .map(Kept::router)
                .filter(router -> router != null)
                .toList();
    }

    /** The networks that routers have to have here. */
    Collection<NetworkSpec> networks() {
        Map<String, NetworkSpec> networks = new TreeMap<>();
        all().forEach(router ->
                legs(router).forEach(leg -> networks.put(leg.network().id(), leg.network())));
        return networks.values();
    }

    /** Whether a router has that address in the network: then nobody else has it. */
    boolean holds(String network, String address) {
        return all().stream()
                .flatMap(router -> legs(router).stream())
                .filter(leg -> leg.network().id().equals(network))
                .flatMap(leg -> leg.addresses().stream())
                .anyMatch(held -> held.address().equals(address));
    }

    /** All legs, the gateway's last; none of a router that is switched off. */
    static List<RouterSpec.Leg> legs(RouterSpec router) {
        List<RouterSpec.Leg> legs = new ArrayList<>();
        if (router.up()) {
            legs.addAll(router.legs());
            if (router.gateway() != null) {
                legs.add(router.gateway());
            }
        }
        return legs;
    }
}
