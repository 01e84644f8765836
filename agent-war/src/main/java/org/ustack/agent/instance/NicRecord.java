package org.ustack.agent.instance;

import org.ustack.contract.NicSpec;

/**
 * A port that this node connects.
 *
 * @param generation of the newest rules that were applied; 0 for those that came with the boot
 * @param metadataAddress stands for this port towards the metadata service; unique on the node
 */
public record NicRecord(String server, NicSpec nic, long generation, String metadataAddress) {

    public String port() {
        return nic.port();
    }

    public String network() {
        return nic.network().id();
    }
}
