package org.ustack.hypervisor;

/** Kinds of console a domain can have. */
public enum ConsoleType {
    VNC,
    SERIAL
}
