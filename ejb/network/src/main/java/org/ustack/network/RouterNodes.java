package org.ustack.network;

import java.time.Instant;
import java.util.List;

/** The nodes that can carry routers. Whoever knows the nodes implements this; the network service does not. */
public interface RouterNodes {

    /** Those whose agents report; empty while there is none. */
    List<RouterNode> alive();

    /**
     * @param agent its queue takes the commands for the node
     * @param startedAt since when that agent runs, or null if unknown
     */
    record RouterNode(String name, String agent, String zone, Instant startedAt) {}
}
