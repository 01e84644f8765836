package org.ustack.contract;

/**
 * Take a server off the node and set its files aside, so that {@link ArriveServer} can make it of them or put it back. A node
 * whose disks cannot follow to the destination refuses before it has touched anything.
 *
 * @param destination name of the node that the server goes to; may be this one
 * @param graceSeconds how long a guest may take to shut down by itself before it is switched off
 */
public record DepartServer(String node, OperationRef operation, String server, String destination, int graceSeconds)
        implements AgentCommand {}
