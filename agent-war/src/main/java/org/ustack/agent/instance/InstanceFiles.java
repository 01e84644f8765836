package org.ustack.agent.instance;

import java.nio.file.Path;
import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.BootServer;
import org.ustack.contract.DomainShape;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.RescueServer;
import org.ustack.contract.SnapshotServer;
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

    /** What there is of a server that was prepared once; nothing is made. */
    Prepared existing(String server, DomainShape shape) throws NodeProblem;

    /** The same behind a disk of the rescue's image. */
    Prepared prepareRescue(RescueServer command) throws NodeProblem;

    /** Removes what only the rescue needed; gone already is fine. */
    void endRescue(String server, GuestMetadata metadata) throws NodeProblem;

    /**
     * A flat qcow2 copy of the root disk, which nobody may write to meanwhile. One that was finished before is kept.
     *
     * @return the file, to be given to {@link #dropCopy}
     */
    Path copyDisk(SnapshotServer command) throws NodeProblem;

    /** Whether such a copy is finished. */
    boolean hasCopy(SnapshotServer command);

    /** Gone already is fine. */
    void dropCopy(SnapshotServer command) throws NodeProblem;
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
