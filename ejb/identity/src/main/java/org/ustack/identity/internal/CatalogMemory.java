package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The catalog, read once after each change of it. */
@ApplicationScoped
public class CatalogMemory {

    private final AtomicLong changes = new AtomicLong();
    private volatile Snapshot snapshot;

    private record Snapshot(long at, CatalogReader.Catalog catalog) {}

    CatalogReader.Catalog get(Supplier<CatalogReader.Catalog> lookup) {
        Snapshot current = snapshot;
        long now = changes.get();
        if (current == null || current.at() != now) {
            current = new Snapshot(now, lookup.get());
            snapshot = current;
        }
        return current.catalog();
    }

    public void forget() {
        changes.incrementAndGet();
    }
}
