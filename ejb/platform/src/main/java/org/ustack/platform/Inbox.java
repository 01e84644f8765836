package org.ustack.platform;

/** Remembers which messages were handled, in the transaction that handles them. */
public interface Inbox {

    /**
     * Whether this key comes for the first time. If so it is remembered with the caller's transaction.
     *
     * @param key {@code Envelope.key}
     */
    boolean firstTime(String key);
}
