package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ustack.identity.CatalogService;

/** The catalog, read once after each change of it. */
@ApplicationScoped
public class CatalogMemory {

    private final AtomicLong changes = new AtomicLong();
    private volatile Snapshot snapshot;

    private record Snapshot(long at, List<CatalogService.Offer> offers) {}

    public List<CatalogService.Offer> get(Supplier<List<CatalogService.Offer>> lookup) {
        Snapshot current = snapshot;
        long now = changes.get();
        if (current == null || current.at() != now) {
            current = new Snapshot(now, List.copyOf(lookup.get()));
            snapshot = current;
        }
        return current.offers();
    }

    public void forget() {
        changes.incrementAndGet();
    }
}
