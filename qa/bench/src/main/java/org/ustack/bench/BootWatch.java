package org.ustack.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees when servers become ACTIVE, by one list of those that are being built, many times a second: looking at each of them alone would
 * be the larger load. Its times are at most one look too long.
 */
final class BootWatch implements AutoCloseable {

    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Servers servers;
    private final String prefix;
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Map<String, Long> nanosById = new HashMap<>();
    private final Thread thread = new Thread(this::watch, "boot-watch");
    private volatile boolean closed;
    private volatile Exception failure;

    BootWatch(Servers servers, String prefix) {
        this.servers = servers;
        this.prefix = prefix;
        thread.start();
    }

    /** @param due from when its time counts */
    void accepted(String id, long due) {
        waiting.put(id, due);
    }

    private void watch() {
        try {
            while (!closed) {
                look();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private void look() throws Exception {
        // Those that are accepted while the list is read may be missing in it.
        Map<String, Long> before = Map.copyOf(waiting);
        Set<String> building = servers.ids(prefix, "BUILD");
        long now = System.nanoTime();
        before.forEach((id, due) -> {
            if (!building.contains(id)) {
                nanosById.put(id, now - due);
                waiting.remove(id);
            }
        });
    }

    /** Waits for those that are still being built. @return times of all that became ACTIVE */
    Latencies await(double seconds) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty() && failure == null && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        close();
        if (failure != null) {
            throw failure;
        }
        Set<String> active = servers.ids(prefix, "ACTIVE");
        List<Long> nanos = new ArrayList<>();
        nanosById.forEach((id, time) -> {
            if (active.contains(id)) {
                nanos.add(time);
            }
        });
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray(), seconds);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
