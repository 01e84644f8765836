package org.ustack.agent.metadata;

/** Brings a password that a guest left to its owner. */
@FunctionalInterface
public interface GuestPasswords {

    /** When it returns, the password will arrive; what it throws keeps the guest's request from being answered as done. */
    void posted(String server, String password);
}
