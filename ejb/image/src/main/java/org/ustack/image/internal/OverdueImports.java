package org.ustack.image.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.platform.OperationView;
import org.ustack.platform.OverdueOperations;

/** Imports past their deadline have failed, whoever works on them: what still arrives finds no image that waits for it. */
@ApplicationScoped
public class OverdueImports implements OverdueOperations {

    @Inject
    ImportLedger ledger;

    @Override
    public String resourceType() {
        return ImportStart.RESOURCE;
    }

    @Override
    public void decide(OperationView overdue) {
        ledger.giveUp(overdue.id());
    }
}
