package org.ustack.compute.internal;

import org.ustack.contract.Envelope;

/** Takes what agents report. */
public interface AgentEvents {

    /** Handles one event, in a transaction of its own. A repeat changes nothing; an exception means: deliver it again. */
    void handle(Envelope envelope);
}
