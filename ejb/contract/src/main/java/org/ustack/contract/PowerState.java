package org.ustack.contract;

/** What a domain does, as the hypervisor sees it. The numbers are the ones that the compute API shows. */
public enum PowerState {
    NO_STATE(0),
    RUNNING(1),
    PAUSED(3),
    SHUT_DOWN(4),
    CRASHED(6),
    /** Saved to disk. */
    SUSPENDED(7);

    private final int code;

    PowerState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
