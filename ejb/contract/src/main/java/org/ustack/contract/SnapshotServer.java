package org.ustack.contract;

/**
 * Copy the root disk of a server, as it is at one moment and flat, into an image.
 *
 * @param image where the bytes go
 * @param rootDiskGib GiB that the flavor grants; 0 for as large as its image
 * @param leave what the domain does afterwards; one that shall be off is shut down before the copy, so that its file systems
 *     are whole
 * @param graceSeconds how long the guest may take to shut down by itself
 */
public record SnapshotServer(
        String node,
        OperationRef operation,
        String server,
        ImageTarget image,
        int rootDiskGib,
        PowerState leave,
        int graceSeconds)
        implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
