package org.ustack.kernel;

import java.util.List;

/**
 * Named places where the process can be made to die, so that a test can prove that a crash there loses nothing. Does
 * nothing unless the system property {@code ustack.chaos.crash-at} names one of them: then the virtual machine halts with
 * status 137, as after {@code kill -9}, the first time that place is reached.
 */
public final class CrashPoints {

    /** The system property that arms one place. */
    public static final String PROPERTY = "ustack.chaos.crash-at";

    public static final String API_BEFORE_COMMIT = "api.before-commit";
    public static final String RELAY_BEFORE_SEND = "relay.before-send";
    public static final String RELAY_SENT = "relay.sent";
    public static final String EVENT_BEFORE_COMMIT = "event.before-commit";
    public static final String EVENT_COMMITTED = "event.committed";

    public static final String AGENT_BOOT_BEGUN = "agent.boot.begun";
    public static final String AGENT_BOOT_IMAGE_READY = "agent.boot.image-ready";
    public static final String AGENT_BOOT_DISK_MADE = "agent.boot.disk-made";
    public static final String AGENT_BOOT_NETWORK_READY = "agent.boot.network-ready";
    public static final String AGENT_BOOT_DEFINED = "agent.boot.defined";
    public static final String AGENT_BOOT_STARTED = "agent.boot.started";
    public static final String AGENT_BOOT_STAMPED = "agent.boot.stamped";
    public static final String AGENT_POWER_CHANGED = "agent.power.changed";
    public static final String AGENT_POWER_STAMPED = "agent.power.stamped";
    public static final String AGENT_DELETE_POWERED_OFF = "agent.delete.powered-off";
    public static final String AGENT_DELETE_UNDEFINED = "agent.delete.undefined";
    public static final String AGENT_DELETE_UNPLUGGED = "agent.delete.unplugged";
    public static final String AGENT_DELETE_REMOVED = "agent.delete.removed";
    public static final String AGENT_REMAKE_DISCARDED = "agent.remake.discarded";
    public static final String AGENT_REMAKE_DEFINED = "agent.remake.defined";
    public static final String AGENT_DEPART_UNDEFINED = "agent.depart.undefined";
    public static final String AGENT_DEPART_SET_ASIDE = "agent.depart.set-aside";
    public static final String AGENT_ARRIVED = "agent.arrive.arrived";
    public static final String AGENT_PUT_BACK = "agent.arrive.put-back";
    public static final String AGENT_EVENT_SENT = "agent.event.sent";

    private static final List<String> AGENT = List.of(
            AGENT_BOOT_BEGUN,
            AGENT_BOOT_IMAGE_READY,
            AGENT_BOOT_DISK_MADE,
            AGENT_BOOT_NETWORK_READY,
            AGENT_BOOT_DEFINED,
            AGENT_BOOT_STARTED,
            AGENT_BOOT_STAMPED,
            AGENT_POWER_CHANGED,
            AGENT_POWER_STAMPED,
            AGENT_DELETE_POWERED_OFF,
            AGENT_DELETE_UNDEFINED,
            AGENT_DELETE_UNPLUGGED,
            AGENT_DELETE_REMOVED,
            AGENT_EVENT_SENT);

    /** A list of its own: a life that is booted, stopped and deleted does not pass them. */
    private static final List<String> MOVE = List.of(
            AGENT_REMAKE_DISCARDED,
            AGENT_REMAKE_DEFINED,
            AGENT_DEPART_UNDEFINED,
            AGENT_DEPART_SET_ASIDE,
            AGENT_ARRIVED,
            AGENT_PUT_BACK);

    private static final List<String> CONTROLLER =
            List.of(API_BEFORE_COMMIT, RELAY_BEFORE_SEND, RELAY_SENT, EVENT_BEFORE_COMMIT, EVENT_COMMITTED);

    private static final int KILLED = 137;

    private CrashPoints() {}

    /** The places in the controller, in the order in which a request passes them. */
    public static List<String> controller() {
        return CONTROLLER;
    }

    /** The places in the agent, in the order in which boot, power change and delete pass them. */
    public static List<String> agent() {
        return AGENT;
    }

    /** The places in the agent that a rebuild, a resize and its reversal pass. */
    public static List<String> agentMoves() {
        return MOVE;
    }

    /** Dies here if told to. */
    public static void reach(String name) {
        if (name.equals(System.getProperty(PROPERTY))) {
            // halt, not exit: no shutdown hook may tidy up what a real crash would leave behind.
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
