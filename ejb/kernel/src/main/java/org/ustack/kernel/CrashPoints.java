package org.ustack.kernel;

import java.util.List;

/**
 * Named places where the chaos tests stop the process as {@code kill -9} would. Does nothing unless the system property
 * {@code ustack.chaos.crash-at} names one of them.
 */
public final class CrashPoints {

    public static final String API_BEFORE_COMMIT = "api.before-commit";
    public static final String RELAY_BEFORE_SEND = "relay.before-send";
    public static final String RELAY_SENT = "relay.sent";
    public static final String EVENT_BEFORE_COMMIT = "event.before-commit";
    public static final String EVENT_COMMITTED = "event.committed";
    public static final String AGENT_RECEIVED = "agent.received";
    public static final String AGENT_BOOT_IMAGE = "agent.boot.image-cached";
    public static final String AGENT_BOOT_DISK = "agent.boot.disk-made";
    public static final String AGENT_BOOT_NETWORK = "agent.boot.network-plugged";
    public static final String AGENT_BOOT_DEFINED = "agent.boot.domain-defined";
    public static final String AGENT_BOOT_STARTED = "agent.boot.domain-started";
    public static final String AGENT_STOP_ASKED = "agent.stop.shutdown-asked";
    public static final String AGENT_STOP_OFF = "agent.stop.powered-off";
    public static final String AGENT_DELETE_OFF = "agent.delete.powered-off";
    public static final String AGENT_DELETE_UNDEFINED = "agent.delete.undefined";
    public static final String AGENT_DELETE_CLEANED = "agent.delete.disks-removed";
    public static final String AGENT_EVENT_SENT = "agent.event-sent";

    private static final int KILLED = 137;
    private static final String CRASH_AT = System.getProperty("ustack.chaos.crash-at", "");

    private CrashPoints() {}

    /** Ends the process here, without any clean-up, if the tests asked for it. */
    public static void reach(String point) {
        if (!CRASH_AT.isEmpty() && CRASH_AT.equals(point)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** All of them, for tests that go through each. */
    public static List<String> all() {
        return List.of(
                API_BEFORE_COMMIT,
                RELAY_BEFORE_SEND,
                RELAY_SENT,
                EVENT_BEFORE_COMMIT,
                EVENT_COMMITTED,
                AGENT_RECEIVED,
                AGENT_BOOT_IMAGE,
                AGENT_BOOT_DISK,
                AGENT_BOOT_NETWORK,
                AGENT_BOOT_DEFINED,
                AGENT_BOOT_STARTED,
                AGENT_STOP_ASKED,
                AGENT_STOP_OFF,
                AGENT_DELETE_OFF,
                AGENT_DELETE_UNDEFINED,
                AGENT_DELETE_CLEANED,
                AGENT_EVENT_SENT);
    }
}
