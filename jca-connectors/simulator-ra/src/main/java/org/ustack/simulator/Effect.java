package org.ustack.simulator;

/** How a fault shows. */
public enum Effect {
    /** The verb throws and changes nothing. */
    FAIL,
    /** The verb is done, but its caller hears that the hypervisor was unreachable. */
    LOSE_ANSWER,
    /** The verb is done after a while. */
    DELAY,
    /** The verb waits until the fault is cleared or its thread interrupted; then it throws and has changed nothing. */
    HANG,
    /** The verb is done, and the domain crashes at once. */
    CRASH,
    /** The verb returns as if it were done and changes nothing, as a guest that overhears the power button. */
    IGNORE
}
