package org.ustack.agent.command;

import org.ustack.contract.OperationRef;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState;

/** How far an operation is, told by the stamp in the domain. */
final class Stamps {

    private Stamps() {}

    static DomainStamp begun(OperationRef operation) {
        return new DomainStamp(operation.id(), operation.sequence() - 1);
    }

    static DomainStamp done(OperationRef operation) {
        return new DomainStamp(operation.id(), operation.sequence());
    }

    static boolean isDone(DomainState domain, OperationRef operation) {
        return done(operation).equals(domain.stamp());
    }

    /** Whether a later operation was done already. */
    static boolean isLate(DomainState domain, OperationRef operation) {
        return domain.stamp() != null && domain.stamp().sequence() > operation.sequence();
    }
}
