package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.NetworkDraft;
import org.ustack.network.QosError;
import org.ustack.network.domain.QosPolicy;

/** Which policy of quality of service a network or port may name. */
final class QosPolicies {

    private final EntityManager em;

    QosPolicies(EntityManager em) {
        this.em = em;
    }

    /** The policy named, or the default one of the project. */
    String ofNetwork(RequestContext caller, String project, NetworkDraft draft) {
        String named = draft.qosPolicyId().or(null);
        if (named != null) {
            return usable(caller, named);
        }
        return em.createQuery("select p.id from QosPolicy p where p.defaultFor = :project", String.class)
                .setParameter("project", project)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** @return the id. A policy that is being deleted is waited for, and then not found */
    String usable(RequestContext caller, String id) {
        if (id != null) {
            em.lock(new Visible(em).qosPolicy(caller, id), LockModeType.PESSIMISTIC_READ);
        }
        return id;
    }

    /** A policy that the operator has put there stays where the caller cannot see it. */
    void requireMayReplace(RequestContext caller, String current, Change<String> wanted) {
        if (!wanted.given()) {
            return;
        }
        if (current != null) {
            QosPolicy policy = em.find(QosPolicy.class, current);
            if (!caller.maySee(policy.projectId()) && !new Sharing(em).with(current, caller)) {
                throw new CloudException(QosError.POLICY_REMOVE_AUTHORIZATION_ERROR, "policy", current);
            }
        }
        usable(caller, wanted.value());
    }
}
