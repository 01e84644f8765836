package org.ustack.contract;

import java.time.Instant;

/** A domain changed without being told by us: a guest shut itself down, a process died. From the hypervisor's events. */
public record ServerPowerObserved(String node, String server, PowerState power, Instant observedAt)
        implements AgentEvent {}
