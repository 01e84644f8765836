package org.ustack.compute;

import java.util.function.Consumer;

/**
 * {@link ServerChanged} for those that the container's events do not reach: an event of one archive is not delivered to another
 * archive that the first one does not depend on, such as the dashboard's.
 */
public interface ServerFeed {

    /**
     * @param listener called after the commit, in the thread that made the change: it must return at once and not throw
     * @return to be closed when the listener wants no more
     */
    Subscription listen(Consumer<ServerChanged> listener);

    /** A listener's place in the feed. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
