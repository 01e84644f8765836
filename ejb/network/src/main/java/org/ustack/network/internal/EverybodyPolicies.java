package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.network.RbacPolicyService;
import org.ustack.network.RbacPolicyService.Action;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.SharingError;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.RbacPolicy;
import org.ustack.network.domain.StandardResource;

/**
 * The attributes {@code shared} and {@code router:external} of things: short for an RBAC policy for everybody. Such policies are
 * the operator's and not counted against the quota.
 */
final class EverybodyPolicies {

    private final EntityManager em;
    private final Ids ids;
    private final Clock clock;

    EverybodyPolicies(EntityManager em, Ids ids, Clock clock) {
        this.em = em;
        this.ids = ids;
        this.clock = clock;
    }

    /** Shares a thing with everybody or takes that back. @throws CloudException while others use it */
    void share(ObjectType type, StandardResource thing, boolean wanted) {
        Optional<RbacPolicy> policy = find(thing.id(), Action.ACCESS_AS_SHARED);
        if (wanted && policy.isEmpty()) {
            add(type, thing, Action.ACCESS_AS_SHARED);
        }
        if (!wanted && policy.isPresent()) {
            new SharedObjects(em).requireNoneLeftOut(policy.get(), null);
            em.remove(policy.get());
        }
    }

    /** What a network says of itself, made true; a network that leads out no more is so for nobody. */
    void settle(Network network) {
        Optional<RbacPolicy> shared = find(network.id(), Action.ACCESS_AS_SHARED);
        if (network.shared() && shared.isEmpty()) {
            add(ObjectType.NETWORK, network, Action.ACCESS_AS_SHARED);
        }
        if (!network.shared() && shared.isPresent()) {
            requireOwnersOnly(network, shared.get());
            em.remove(shared.get());
        }
        List<RbacPolicy> external = em.createQuery(
                        "select r from RbacPolicy r where r.objectId = :object and r.action = :action",
                        RbacPolicy.class)
                .setParameter("object", network.id())
                .setParameter("action", Action.ACCESS_AS_EXTERNAL.word())
                .getResultList();
        if (network.external() && external.isEmpty()) {
            add(ObjectType.NETWORK, network, Action.ACCESS_AS_EXTERNAL);
        }
        if (!network.external() && !external.isEmpty()) {
            if (new SharedObjects(em).hasGateways(network.id())) {
                throw new CloudException(SharingError.EXTERNAL_NETWORK_IN_USE, "network", network.id());
            }
            external.forEach(em::remove);
        }
    }

    private void requireOwnersOnly(Network network, RbacPolicy policy) {
        Set<String> users = new SharedObjects(em).users(ObjectType.NETWORK, network.id());
        users.addAll(
                em.createQuery("select distinct s.projectId from Subnet s where s.networkId = :network", String.class)
                        .setParameter("network", network.id())
                        .getResultList());
        users.remove(network.projectId());
        users.removeAll(em.createQuery(
                        "select r.target from RbacPolicy r where r.objectId = :object and r.action = :action and r.id <> :id",
                        String.class)
                .setParameter("object", network.id())
                .setParameter("action", Action.ACCESS_AS_SHARED.word())
                .setParameter("id", policy.id())
                .getResultList());
        if (!users.isEmpty()) {
            throw new CloudException(SharingError.INVALID_SHARED_SETTING, "network", network.id());
        }
    }

    /** All policies of a thing that goes. @return their ids, for the quota */
    static List<String> removeAll(EntityManager em, String objectId) {
        List<RbacPolicy> policies = em.createQuery(
                        "select r from RbacPolicy r where r.objectId = :object", RbacPolicy.class)
                .setParameter("object", objectId)
                .getResultList();
        policies.forEach(em::remove);
        return policies.stream().map(RbacPolicy::id).toList();
    }

    private Optional<RbacPolicy> find(String objectId, Action action) {
        return em.createQuery(
                        "select r from RbacPolicy r where r.objectId = :object and r.action = :action and r.target = '*'",
                        RbacPolicy.class)
                .setParameter("object", objectId)
                .setParameter("action", action.word())
                .getResultStream()
                .findFirst();
    }

    private void add(ObjectType type, StandardResource thing, Action action) {
        em.persist(new RbacPolicy(
                ids.uuid(),
                thing.projectId(),
                type,
                thing.id(),
                RbacPolicyService.EVERYBODY,
                action.word(),
                clock.instant()));
    }
}
