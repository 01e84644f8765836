package org.ustack.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.kernel.Settings;

/**
 * Tokens that were found valid, with what they stand for. Everything that could make one void or alter its roles is told to
 * {@link #forget}; expiry is the reader's to check.
 */
@ApplicationScoped
public class TokenMemory {

    @Inject
    Settings settings;

    private Cache<String, Known> tokens;
    private final AtomicLong changes = new AtomicLong();

    /** A token with the names of its roles at hand. */
    public record Known(TokenView view, Set<String> roleNames) {}

    @PostConstruct
    void start() {
        tokens = Caffeine.newBuilder()
                .maximumSize(settings.get(IdentitySettings.TOKEN_CACHE_SIZE))
                .build();
    }

    /** @param lookup reads the database; its answer is not kept if something changed meanwhile */
    public Optional<Known> get(String token, Supplier<Optional<TokenView>> lookup) {
        Known known = tokens.getIfPresent(token);
        if (known != null) {
            return Optional.of(known);
        }
        long before = changes.get();
        Optional<Known> found = lookup.get().map(view -> new Known(view, view.roleNames()));
        if (found.isPresent()) {
            tokens.put(token, found.get());
            // Counted up before entries are dropped: either the dropper sees this entry, or this sees the count.
            if (changes.get() != before) {
                tokens.invalidate(token);
            }
        }
        return found;
    }

    public void forget(IdentityChange.Kind kind, String subject) {
        changes.incrementAndGet();
        tokens.asMap().values().removeIf(known -> concerns(kind, subject, known.view()));
    }

    public long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }

    private static boolean concerns(IdentityChange.Kind kind, String subject, TokenView view) {
        return switch (kind) {
            case USER ->
                view.user().id().equals(subject)
                        || view.delegation() != null
                                && view.delegation().others().contains(subject);
            case DELEGATION ->
                view.delegation() != null && view.delegation().id().equals(subject);
            case PROJECT -> view.project() != null && view.project().id().equals(subject);
            case DOMAIN ->
                view.user().domain().id().equals(subject)
                        || view.domain() != null && view.domain().id().equals(subject)
                        || view.project() != null
                                && view.project().domain().id().equals(subject);
            case TOKEN, CHAIN -> view.auditIds().contains(subject);
            case ROLES -> true;
            case CATALOG -> false;
        };
    }
}
