package org.ustack.contract;

/**
 * A guest left its password, encrypted with its owner's public key, at the metadata service.
 *
 * @param password as the guest sent it: base64, at most 2048 characters; never logged
 */
public record GuestPasswordPosted(String node, String server, String password) implements AgentEvent {

    /** Without the password. */
    @Override
    public String toString() {
        return "GuestPasswordPosted[server=" + server + "]";
    }
}
