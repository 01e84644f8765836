package org.ustack.contract;

import java.util.List;
import java.util.Map;

/**
 * Make a server's disk, network and domain, and start it.
 *
 * @param server server id (UUID)
 * @param name display name, for the domain's title
 * @param vcpus number
 * @param memoryMib MiB
 * @param rootDiskGib GiB; 0 means as large as the image
 * @param ephemeralDiskGib GiB; 0 for none
 * @param swapMib MiB; 0 for none
 * @param extraSpecs of the flavor
 */
public record BootServer(
        String node,
        OperationRef operation,
        String server,
        String name,
        int vcpus,
        int memoryMib,
        int rootDiskGib,
        int ephemeralDiskGib,
        int swapMib,
        Map<String, String> extraSpecs,
        ImageSource image,
        List<NicSpec> nics,
        GuestMetadata metadata,
        boolean configDrive)
        implements AgentCommand {

    public BootServer {
        extraSpecs = Map.copyOf(extraSpecs);
        nics = List.copyOf(nics);
    }

    @Override
    public String subject() {
        return server;
    }
}
