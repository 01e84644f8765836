package org.ustack.agent.hostnetwork;

import java.util.List;
import java.util.Set;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RouterSpec;

/** Connects instances. Every verb takes whole desired state, can be repeated, and changes only what differs. */
public interface HostNetwork {

    /** Where a domain's card is put in. The hypervisor makes the device and puts it on the bridge. */
    record Plug(String bridge, String device) {}

    /** Brings back what the records of this node ask for, after a restart of the host or the agent. */
    void restore() throws NodeProblem;

    void ensureNetwork(NetworkSpec network) throws NodeProblem;

    /** Makes the port's network present, with its DHCP entry, metadata link and filter, before the domain starts. */
    Plug plug(String server, NicSpec nic) throws NodeProblem;

    /**
     * Replaces rules, addresses and network of a port that is plugged here.
     *
     * @return false if the generation is not newer than the one in force, or the port is not here
     */
    boolean applyRules(String server, NicSpec nic, long generation) throws NodeProblem;

    /**
     * Replaces the members of a group that rules may refer to.
     *
     * @return false if the generation is not newer than the one in force
     */
    boolean applyMembers(String group, List<String> members, long generation) throws NodeProblem;

    /** Takes the ports away, and each network whose last port on this node was among them; gone already is fine. */
    void unplug(String server, Set<String> ports) throws NodeProblem;

    /**
     * Makes a router what it is to be, with the networks that it connects.
     *
     * @return false if something newer is known of it
     */
    boolean applyRouter(RouterSpec router, long generation) throws NodeProblem;

    /** Takes a router away with the networks that only it had here; gone already is fine. */
    void removeRouter(String router, long generation) throws NodeProblem;

    void removeNetwork(String network) throws NodeProblem;
}
