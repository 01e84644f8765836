package org.ustack.libvirt;

import org.ustack.hypervisor.DomainState.Power;

/** Libvirt's states and reasons ({@code virDomainState} and its companions), folded to what the platform tells apart. */
final class PowerReading {

    private static final int RUNNING = 1;
    private static final int BLOCKED = 2;
    private static final int PAUSED = 3;
    private static final int SHUTTING_DOWN = 4;
    private static final int SHUT_OFF = 5;
    private static final int CRASHED = 6;
    private static final int SUSPENDED = 7;

    private static final int PAUSED_UNKNOWN = 0;
    private static final int PAUSED_SAVE = 3;
    private static final int PAUSED_DUMP = 4;
    private static final int PAUSED_SHUTTING_DOWN = 8;
    private static final int PAUSED_SNAPSHOT = 9;
    private static final int PAUSED_CRASHED = 10;
    private static final int PAUSED_STARTING_UP = 11;
    private static final int SHUT_OFF_CRASHED = 3;

    private PowerReading() {}

    /** @param saved whether a memory image waits; of interest only while off */
    static Power fold(int state, int reason, boolean saved) {
        return switch (state) {
            case RUNNING, BLOCKED, SHUTTING_DOWN -> Power.RUNNING;
            case PAUSED -> paused(reason);
            case SHUT_OFF -> saved ? Power.SAVED : reason == SHUT_OFF_CRASHED ? Power.CRASHED : Power.OFF;
            case CRASHED -> Power.CRASHED;
            case SUSPENDED -> Power.PAUSED;
            default -> Power.UNKNOWN;
        };
    }

    /** The hypervisor itself halts processors for a moment, which nobody should take for a pause. */
    private static Power paused(int reason) {
        return switch (reason) {
            case PAUSED_SAVE, PAUSED_DUMP, PAUSED_SHUTTING_DOWN, PAUSED_SNAPSHOT, PAUSED_STARTING_UP -> Power.RUNNING;
            case PAUSED_CRASHED -> Power.CRASHED;
            default -> Power.PAUSED;
        };
    }

    static boolean isOff(int state) {
        return state == SHUT_OFF || state == CRASHED;
    }

    static boolean isPaused(int state) {
        return state == PAUSED;
    }

    /** Just after a start: the processors ran into something that the accelerator cannot do. */
    static boolean isStuck(int state, int reason) {
        return state == PAUSED && (reason == PAUSED_UNKNOWN || reason == PAUSED_CRASHED);
    }
}
