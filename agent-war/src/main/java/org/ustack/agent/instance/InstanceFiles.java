package org.ustack.agent.instance;

import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.BootServer;
import org.ustack.hypervisor.DomainSpec;

/** The files that a domain needs. */
public interface InstanceFiles {

    /**
     * What to put into the domain's definition.
     *
     * @param cdrom the config drive, or null
     */
    record Prepared(List<DomainSpec.Disk> disks, String consoleLog, String cdrom) {}

    /** Makes what is missing; what is there is kept, since a guest may have written to it. */
    Prepared prepare(BootServer command, Timeline timeline) throws NodeProblem;

    /** Removes all of them; gone already is fine. */
    void remove(String server) throws NodeProblem;
}
