package org.ustack.hypervisor;

/**
 * Implemented by the agent's message-driven bean; the adapter calls it, in its own thread, for each domain that changed
 * without a verb of ours, and when the hypervisor came back after an absence.
 */
public interface DomainListener {

    void domainChanged(String node, DomainState state);

    /** The connection was lost and is there again: whatever happened in between was not reported. */
    void reconnected(String node);
}
