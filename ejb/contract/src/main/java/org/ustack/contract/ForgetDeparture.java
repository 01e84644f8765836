package org.ustack.contract;

/** Drop what an earlier {@link DepartServer} has set aside. Dropped already is success. */
public record ForgetDeparture(String node, OperationRef operation, String server) implements AgentCommand {}
