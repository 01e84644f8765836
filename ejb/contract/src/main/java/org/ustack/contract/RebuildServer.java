package org.ustack.contract;

/**
 * Make a server's root disk anew from an image, with everything that the node knows of the server. On a node that has nothing
 * of it, it is made as by {@link BootServer}. Answered by {@link ServerPowerChanged} or {@link ServerOperationFailed}.
 *
 * @param boot the server as it shall be
 * @param preserveEphemeral keep the second disk, if there is one
 * @param powerOn whether the domain shall run in the end
 */
public record RebuildServer(BootServer boot, boolean preserveEphemeral, boolean powerOn) implements AgentCommand {

    @Override
    public String node() {
        return boot.node();
    }
}
