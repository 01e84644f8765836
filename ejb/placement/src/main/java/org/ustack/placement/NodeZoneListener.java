package org.ustack.placement;

/** Who keeps a copy of a node's zone implements this and is told of a change inside the transaction that makes it. */
public interface NodeZoneListener {

    void zoneChanged(String node, String zone);
}
