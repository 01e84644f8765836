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

    /** Drops what a rebuild makes anew, so that {@link #prepare} makes it. The server must be off. */
    void discard(String server, boolean preserveEphemeral) throws NodeProblem;

    /** @throws NodeProblem {@code DISKS_ARE_LOCAL} if what is set aside on this node cannot be used on that one */
    void checkDestination(String node, String destination) throws NodeProblem;

    /** Makes a server's files of what was set aside, which stays as it is; the disks become as large as the command says. */
    Prepared arrive(BootServer command, Timeline timeline) throws NodeProblem;

    /** The files that are there, after what was set aside was put back. */
    Prepared describe(BootServer command) throws NodeProblem;

    /** Removes all of them; gone already is fine. */
    void remove(String server) throws NodeProblem;
}
