package org.ustack.platform;

import org.ustack.contract.Message;

/**
 * Sends messages with the transaction: what is given here leaves if and only if the caller's transaction commits, at least
 * once, in the order of commit for one controller.
 */
public interface Outbox {

    /**
     * @param queue such as {@code agent.node-1}
     * @param requestId goes with the message into the receiver's log
     * @param message the record to send
     */
    void send(String queue, String requestId, Message message);
}
