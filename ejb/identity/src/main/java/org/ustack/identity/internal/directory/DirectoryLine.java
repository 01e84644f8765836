package org.ustack.identity.internal.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.DirectorySettings;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Settings;

/**
 * The line to one domain's directory. A directory that hangs holds up no more than a few calls of its own domain, each for
 * no longer than the timeouts; after a failure it is left alone for a while.
 */
final class DirectoryLine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryLine.class);

    private final String domainId;
    private final Map<String, Object> set;
    private final Clock clock;
    private final Duration pause;
    private final Semaphore places;
    private final LdapDirectory directory;
    private final String unusable;
    private volatile Instant closedUntil = Instant.MIN;

    /** @param set what the domain sets in the group {@code ldap} */
    DirectoryLine(String domainId, Map<String, Object> set, Settings settings, Clock clock) {
        this.domainId = domainId;
        this.set = Map.copyOf(withoutNulls(set));
        this.clock = clock;
        this.pause = settings.get(DirectorySettings.PAUSE);
        int connections = settings.get(DirectorySettings.CONNECTIONS);
        this.places = new Semaphore(connections);
        LdapDirectory made = null;
        String reason = null;
        try {
            LdapOptions options = new LdapOptions(set);
            made = new LdapDirectory(
                    options,
                    LdapServers.of(
                            options,
                            settings.get(DirectorySettings.CONNECT_TIMEOUT),
                            settings.get(DirectorySettings.ANSWER_TIMEOUT)),
                    settings.get(DirectorySettings.SIZE_LIMIT),
                    connections);
        } catch (IllegalArgumentException e) {
            reason = e.getMessage();
        }
        this.directory = made;
        this.unusable = reason;
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> given) {
        Map<String, Object> some = new java.util.HashMap<>(given);
        some.values().removeIf(java.util.Objects::isNull);
        return some;
    }

    boolean isFor(Map<String, Object> other) {
        return set.equals(withoutNulls(other));
    }

    <T> T ask(Function<LdapDirectory, T> question) {
        if (directory == null) {
            throw down(unusable, null);
        }
        if (clock.instant().isBefore(closedUntil)) {
            throw new CloudException(DirectoryError.DOWN, "domain", domainId);
        }
        if (!places.tryAcquire()) {
            throw down("too many calls at a time", null);
        }
        try {
            return question.apply(directory);
        } catch (DirectoryDownException e) {
            closedUntil = clock.instant().plus(pause);
            throw down(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw down(e.getMessage(), e);
        } finally {
            places.release();
        }
    }

    private CloudException down(String reason, Throwable cause) {
        LOG.warnf("the directory of domain %s (%s) cannot be asked: %s", domainId, set.get("url"), reason);
        return cause == null
                ? new CloudException(DirectoryError.DOWN, "domain", domainId)
                : new CloudException(cause, DirectoryError.DOWN, "domain", domainId);
    }

    @Override
    public void close() {
        if (directory != null) {
            directory.close();
        }
    }
}
