package org.ustack.contract;

/** Its owner has taken the password that the guest left: it goes, and the guest may leave another one. */
public record ForgetGuestPassword(String node, String server) implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
