package org.ustack.identity.internal.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.ustack.identity.DirectorySettings;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.kernel.Settings;

/**
 * The directories behind domains: asks them and brings the rows that stand for their entries up to date. An answer is good
 * for {@link DirectorySettings#CACHE_TIME}. For a domain without a directory nothing happens.
 *
 * <p>Errors: {@link org.ustack.identity.DirectoryError#DOWN} if a directory does not answer,
 * {@link org.ustack.identity.DirectoryError#TOO_MANY}.
 */
@ApplicationScoped
public class Directories {

    private static final Logger LOG = Logger.getLogger(Directories.class);

    @Inject
    DomainConfigs configs;

    @Inject
    DirectoryRows rows;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    Map<String, DirectoryLine> lines = new ConcurrentHashMap<>();
    Cache<String, Boolean> asked;

    @PostConstruct
    void start() {
        asked = Caffeine.newBuilder()
                .maximumSize(settings.get(DirectorySettings.CACHE_SIZE))
                .expireAfterWrite(settings.get(DirectorySettings.CACHE_TIME).toMillis(), TimeUnit.MILLISECONDS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @PreDestroy
    void stop() {
        lines.values().forEach(DirectoryLine::close);
    }

    /** The users of a domain: those of that name, or all. @param domainId null does nothing */
    public void freshUsers(String domainId, String name) {
        fresh(domainId, "users " + name, directory -> {
            List<String> present = rows.keepUsers(domainId, directory.users(name));
            if (name == null) {
                rows.onlyUsers(domainId, present);
            }
        });
    }

    /** The groups of a domain: those of that name, or all. @param domainId null does nothing */
    public void freshGroups(String domainId, String name) {
        fresh(domainId, "groups " + name, directory -> {
            List<String> present = rows.keepGroups(domainId, directory.groups(name));
            if (name == null) {
                rows.onlyGroups(domainId, present);
            }
        });
    }

    /** The user or group of that id, if it is one of a directory. */
    public void fresh(String id) {
        rows.entry(id)
                .ifPresent(entry -> fresh(entry.domainId(), "entry " + id, directory -> {
                    boolean there = entry.kind() == DirectoryEntry.Kind.USER
                            ? directory
                                    .user(entry.localId())
                                    .map(user -> rows.keepUsers(entry.domainId(), List.of(user)))
                                    .isPresent()
                            : directory
                                    .group(entry.localId())
                                    .map(group -> rows.keepGroups(entry.domainId(), List.of(group)))
                                    .isPresent();
                    if (!there) {
                        rows.leave(id);
                    }
                }));
    }

    /**
     * Asks the directory of a domain, whatever was asked before.
     *
     * @return empty if there is none
     */
    <T> Optional<T> ask(String domainId, Function<LdapDirectory, T> question) {
        return configs.directory(domainId).map(set -> line(domainId, set).ask(question));
    }

    private void fresh(String domainId, String question, Consumer<LdapDirectory> work) {
        String key = domainId + " " + question;
        if (domainId == null || asked.getIfPresent(key) != null) {
            return;
        }
        ask(domainId, directory -> {
            work.accept(directory);
            return true;
        });
        // Also where there is no directory: that is an answer, too.
        asked.put(key, true);
    }

    /** @throws org.ustack.kernel.CloudException {@link org.ustack.identity.DirectoryError#READ_ONLY} for a directory's domain */
    public void requireOwn(String domainId) {
        configs.requireOwn(domainId);
    }

    /** As {@link #requireOwn} for the domain of that user or group. */
    public void requireOwnEntry(String id) {
        rows.entry(id).ifPresent(entry -> configs.requireOwn(entry.domainId()));
    }

    /** @throws org.ustack.kernel.CloudException {@link org.ustack.identity.DirectoryError#ACROSS_DIRECTORIES} */
    public void requireOneKeeper(String userDomainId, String userId, String groupId) {
        configs.requireOwn(userDomainId, userId, groupId);
    }

    /** What one domain has asked of its directory is asked anew. */
    public void forget(String domainId) {
        asked.asMap().keySet().removeIf(key -> key.startsWith(domainId + " "));
    }

    /** The line to that directory; a new one when the domain's configuration has changed. */
    private DirectoryLine line(String domainId, Map<String, Object> set) {
        return lines.compute(domainId, (id, current) -> {
            if (current != null && current.isFor(set)) {
                return current;
            }
            if (current != null) {
                LOG.infof("the configuration of domain %s has changed", domainId);
                current.close();
            }
            return new DirectoryLine(domainId, set, settings, clock);
        });
    }
}
