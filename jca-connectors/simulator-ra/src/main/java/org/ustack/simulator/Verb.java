package org.ustack.simulator;

/** The verbs of a connection, as a fault names them. */
public enum Verb {
    CONNECT,
    HOST,
    FIND,
    LIST,
    DEFINE,
    START,
    SHUT_DOWN,
    POWER_OFF,
    REBOOT,
    RESET,
    PAUSE,
    UNPAUSE,
    SAVE,
    UNDEFINE,
    STAMP,
    ATTACH_NIC,
    DETACH_NIC,
    INJECT_NMI,
    SET_PASSWORD,
    CONSOLE,
    DIAGNOSTICS;

    /** Whether it does something to a domain, rather than asking. */
    boolean changes() {
        return switch (this) {
            case CONNECT, HOST, FIND, LIST, CONSOLE, DIAGNOSTICS -> false;
            default -> true;
        };
    }
}
