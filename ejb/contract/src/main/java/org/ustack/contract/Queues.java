package org.ustack.contract;

/** Names of the queues. One producer side and one consumer side each. */
public final class Queues {

    /** Events of all agents. */
    public static final String CONTROLLER_EVENTS = "controller.events";

    private Queues() {}

    /** Commands for one agent, kept until done. */
    public static String agent(String agent) {
        return "agent." + agent;
    }

    /** Questions to one agent, not kept. */
    public static String agentControl(String agent) {
        return "agent." + agent + ".control";
    }
}
