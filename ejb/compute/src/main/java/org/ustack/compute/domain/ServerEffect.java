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
    /** Claim on the node is given back, the ports stay the server's; so do quota and group. */
    LEAVE_NODE,
    /** What it may use is given back; node and ports are kept. */
    RELEASE_QUOTA,
    /** The image that it was shelved in is of no more use. */
    DROP_SHELVED_IMAGE,
    /** Everything is given back. */
    RELEASE_ALL
}
