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

    static boolean isBegun(DomainState domain, OperationRef operation) {
        return begun(operation).equals(domain.stamp());
    }

    /** Whether the domain carries this operation, begun or done, or a later one. */
    static boolean isOfOrAfter(DomainState domain, OperationRef operation) {
        return isLate(domain, operation)
                || domain.stamp() != null && domain.stamp().operation().equals(operation.id());
    }

    /** Whether a later operation was done already. */
    static boolean isLate(DomainState domain, OperationRef operation) {
        return domain.stamp() != null && domain.stamp().sequence() > operation.sequence();
    }
}
