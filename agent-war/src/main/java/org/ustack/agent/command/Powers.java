package org.ustack.agent.command;

import org.ustack.agent.NodeProblem;
import org.ustack.contract.PowerState;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorException;

/** The words of the hypervisor in the words of the contract. */
public final class Powers {

    private Powers() {}

    public static PowerState of(DomainState.Power power) {
        return switch (power) {
            case RUNNING -> PowerState.RUNNING;
            case PAUSED -> PowerState.PAUSED;
            case SAVED -> PowerState.SUSPENDED;
            case OFF -> PowerState.SHUT_DOWN;
            case CRASHED -> PowerState.CRASHED;
            case UNKNOWN -> PowerState.NO_STATE;
        };
    }

    /** @throws HypervisorException the same one, if nothing is known about the node now */
    static NodeProblem problem(HypervisorException e) throws HypervisorException {
        NodeProblem.Code code =
                switch (e.kind()) {
                    case UNREACHABLE -> throw e;
                    case NO_DOMAIN -> NodeProblem.Code.NO_DOMAIN;
                    case WRONG_STATE -> NodeProblem.Code.WRONG_STATE;
                    case REFUSED -> NodeProblem.Code.HYPERVISOR_REFUSED;
                    case EXHAUSTED -> NodeProblem.Code.EXHAUSTED;
                    case FAILED -> NodeProblem.Code.HYPERVISOR;
                };
        return new NodeProblem(code, e.getMessage(), e);
    }
}
