package org.ustack.compute.domain;

/** What is done besides the change of state, in the same transaction. */
public enum ServerEffect {
    /** An operation begins and its command goes to the node. */
    TELL_NODE,
    PORTS_UP,
    PORTS_DOWN,
    /** First boot: the time is kept, the password is not. */
    RECORD_LAUNCH,
    RECORD_FAULT,
    CLEAR_FAULT,
    /** Claim on the node and ports are given back; the quota is kept until the server is deleted. */
    RELEASE_NODE,
    /** Everything is given back. */
    RELEASE_ALL
}
