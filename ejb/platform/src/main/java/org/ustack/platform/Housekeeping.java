package org.ustack.platform;

/**
 * Work of a service that becomes due by the mere passing of time. Done every few seconds on every controller, outside of a
 * transaction: what two of them find at once is done once, by locks of its own.
 */
public interface Housekeeping {

    void tidy();
}
