package org.ustack.agent.command;

import java.time.Clock;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.NicRecord;
import org.ustack.contract.ChangePower;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;

/** What each verb of {@link ChangePower} does, given what the domain does now. Each can be repeated from any point. */
final class PowerVerbs {

    private final NodeParts node;
    private final InstanceStore store;
    private final GracefulStop stop;

    PowerVerbs(NodeParts node, InstanceStore store, PowerWatch watch, Clock clock) {
        this.node = node;
        this.store = store;
        this.stop = new GracefulStop(watch, clock);
    }

    void apply(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        switch (command.verb()) {
            case START -> start(command, hypervisor, domain);
            case STOP -> switchOff(command, hypervisor, domain);
            case SOFT_REBOOT -> softReboot(command, hypervisor, domain);
            case HARD_REBOOT -> hardReboot(command, hypervisor);
            case PAUSE -> pause(command, hypervisor, domain);
            case UNPAUSE -> unpause(command, hypervisor, domain);
            case SUSPEND -> suspend(command, hypervisor, domain);
            case RESUME -> resume(command, hypervisor, domain);
        }
    }

    static boolean isOn(DomainState domain) {
        return domain.power() == Power.RUNNING || domain.power() == Power.PAUSED;
    }

    private void start(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        if (domain.power() == Power.PAUSED) {
            throw wrong(domain, "started");
        }
        if (domain.power() != Power.RUNNING) {
            powerOn(command.server(), hypervisor);
        }
    }

    private void softReboot(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        // Shutting down and starting, rather than asking for a reboot: whether it happened can be seen.
        switchOff(command, hypervisor, domain);
        powerOn(command.server(), hypervisor);
    }

    private void hardReboot(ChangePower command, HypervisorConnection hypervisor)
            throws HypervisorException, NodeProblem {
        hypervisor.powerOff(command.server());
        powerOn(command.server(), hypervisor);
    }

    private static void pause(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        if (!isOn(domain)) {
            throw wrong(domain, "paused");
        }
        hypervisor.pause(command.server());
    }

    private static void unpause(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        if (!isOn(domain)) {
            throw wrong(domain, "unpaused");
        }
        if (domain.power() == Power.PAUSED) {
            hypervisor.unpause(command.server());
        }
    }

    private static void suspend(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        if (isOn(domain)) {
            hypervisor.save(command.server());
        } else if (domain.power() != Power.SAVED) {
            throw wrong(domain, "suspended");
        }
    }

    private void resume(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException, NodeProblem {
        if (domain.power() == Power.SAVED) {
            powerOn(command.server(), hypervisor);
        } else if (domain.power() != Power.RUNNING) {
            throw wrong(domain, "resumed");
        }
    }

    private void switchOff(ChangePower command, HypervisorConnection hypervisor, DomainState domain)
            throws HypervisorException {
        stop.stop(
                hypervisor, domain, command.graceSeconds(), command.operation().deadline());
    }

    /** After a restart of the host the bridges are gone; they come back with the first guest that needs them. */
    private void powerOn(String server, HypervisorConnection hypervisor) throws HypervisorException, NodeProblem {
        for (NicRecord nic : store.nicsOf(server)) {
            node.network().plug(server, nic.nic());
        }
        hypervisor.start(server);
    }

    private static NodeProblem wrong(DomainState domain, String participle) {
        return new NodeProblem(
                Code.WRONG_STATE, "A server that is " + Powers.of(domain.power()) + " cannot be " + participle + ".");
    }
}
