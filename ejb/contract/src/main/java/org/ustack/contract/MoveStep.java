package org.ustack.contract;

/** The steps in which a server that is off goes to another node, or to another size on its own. */
public enum MoveStep {
    /** Off, its domain forgotten, its files set aside on the node that it leaves. */
    DEPART,
    /** Made anew of what was set aside, or of nothing where only a simulator looks on. */
    ARRIVE,
    /** What was set aside is put back as it was. */
    RETURN,
    /** What was set aside is dropped. */
    FORGET
}
