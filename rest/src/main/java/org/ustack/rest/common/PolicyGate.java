package org.ustack.rest.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/**
 * Rules that depend on what a request asks for, not only on the method that takes it: the verb in an action's body, a
 * filter that only admins may use. They come on top of the method's own {@link Policy}.
 */
@ApplicationScoped
public class PolicyGate {

    @Inject
    CurrentRequest current;

    @Inject
    PolicyService policies;

    /** @throws CloudException {@link CommonError#POLICY_FORBIDS}; the audit row then names this rule */
    public void require(String rule) {
        current.guardedBy(rule);
        if (!allows(rule)) {
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", rule);
        }
    }

    /** For rules that decide what is shown, not whether. */
    public boolean allows(String rule) {
        return policies.allows(rule, current.context());
    }
}
