package org.ustack.contract;

/**
 * Make a server of what {@link DepartServer} has set aside.
 *
 * @param boot the server as it shall be; its image is not fetched, and names the properties only
 * @param back true to put back what was set aside, and to remove what was made of it; false to make it anew and to keep what
 *     was set aside
 * @param powerOn whether the domain shall run in the end
 */
public record ArriveServer(BootServer boot, boolean back, boolean powerOn) implements AgentCommand {

    @Override
    public String node() {
        return boot.node();
    }

    public MoveStep step() {
        return back ? MoveStep.RETURN : MoveStep.ARRIVE;
    }
}
