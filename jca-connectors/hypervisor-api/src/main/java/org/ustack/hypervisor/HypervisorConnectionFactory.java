package org.ustack.hypervisor;

import java.io.Serializable;

/** Bound in JNDI by a resource adapter; hands out pooled, validated connections. */
public interface HypervisorConnectionFactory extends Serializable {

    /** JNDI name under which the agent finds the adapter of its node, whichever that is. */
    String JNDI_NAME = "java:/eis/Hypervisor";

    /**
     * A connection to the hypervisor of that node.
     *
     * @param node name of the node; an adapter that serves one node takes any
     * @throws HypervisorException with {@link HypervisorException.Cause#UNREACHABLE} if nothing answers
     */
    HypervisorConnection connect(String node) throws HypervisorException;

    /** Names of the nodes that this adapter serves: one for libvirt, thousands for the simulator. */
    java.util.List<String> nodes() throws HypervisorException;
}
