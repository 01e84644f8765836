package org.ustack.rest.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.QosService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PolicyGate;

/** Who may write a policy of quality of service: of another's, even one that is shared, nobody but an admin knows that. */
@ApplicationScoped
public class QosGate {

    @Inject
    QosService service;

    @Inject
    CurrentRequest current;

    @Inject
    PolicyGate gate;

    /** @throws CloudException not found for another's policy, forbidden for one's own where the rule says so */
    void require(String policyId, String rule) {
        if (!current.context()
                .maySee(service.show(current.context(), policyId).head().projectId())) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
        gate.require(rule);
    }
}
