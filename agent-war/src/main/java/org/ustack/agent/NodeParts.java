package org.ustack.agent;

import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.hypervisor.HypervisorException;

/** The parts of the agent that work on the host, or leave it alone when the hypervisor only simulates. */
public interface NodeParts {

    /** @throws HypervisorException if the choice depends on the hypervisor and it does not answer */
    InstanceFiles files() throws HypervisorException;

    /** @throws HypervisorException if the choice depends on the hypervisor and it does not answer */
    HostNetwork network() throws HypervisorException;
}
