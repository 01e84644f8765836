package org.ustack.simulator;

import java.util.List;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.DomainState.Power;

/**
 * A domain at one moment, as the journal keeps it.
 *
 * @param stamp the newest, while the specification keeps the one it was defined with
 * @param startedAt milliseconds since the epoch, 0 while off
 */
record SimulatedDomain(DomainSpec spec, Power power, DomainStamp stamp, long startedAt) {

    SimulatedDomain with(Power next) {
        return new SimulatedDomain(spec, next, stamp, startedAt);
    }

    SimulatedDomain with(DomainStamp next) {
        return new SimulatedDomain(spec, power, next, startedAt);
    }

    SimulatedDomain with(List<DomainSpec.Nic> nics) {
        return new SimulatedDomain(
                new DomainSpec(
                        spec.id(),
                        spec.name(),
                        spec.title(),
                        spec.vcpus(),
                        spec.memoryMib(),
                        spec.disks(),
                        nics,
                        spec.consoleLog(),
                        spec.cdrom(),
                        spec.stamp()),
                power,
                stamp,
                startedAt);
    }

    SimulatedDomain off(Power next) {
        return new SimulatedDomain(spec, next, stamp, 0);
    }

    SimulatedDomain started(long now) {
        return new SimulatedDomain(spec, Power.RUNNING, stamp, now);
    }

    boolean active() {
        return power == Power.RUNNING || power == Power.PAUSED;
    }

    DomainState state() {
        return new DomainState(spec.id(), power, stamp);
    }
}
