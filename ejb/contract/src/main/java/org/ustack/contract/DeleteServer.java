package org.ustack.contract;

import java.util.List;

/** Remove the domain, its disks and its ports' devices. Done already is success. */
public record DeleteServer(String node, OperationRef operation, String server, List<PortRef> ports)
        implements AgentCommand {

    public DeleteServer {
        ports = List.copyOf(ports);
    }

    /** What is needed to take a port's device and DHCP entry away. */
    public record PortRef(String port, String mac, String network) {}

    @Override
    public String subject() {
        return server;
    }
}
