package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.AddressSet;
import org.ustack.network.Cidr;
import org.ustack.network.SubnetPoolError;
import org.ustack.network.domain.AddressScope;
import org.ustack.network.domain.SubnetPool;

/** Which pools may be in an address scope together. */
final class ScopeRules {

    private final EntityManager em;

    ScopeRules(EntityManager em) {
        this.em = em;
    }

    /** The scope must be of the same version, open to the caller, and free of these prefixes; its row is locked for that. */
    void check(RequestContext caller, SubnetPool pool, AddressSet prefixes) {
        AddressScope scope = new Visible(em).addressScope(caller, pool.addressScopeId());
        if (scope.ipVersion() != pool.ipVersion()) {
            throw new CloudException(
                    SubnetPoolError.ILLEGAL_SUBNET_POOL_IP_VERSION_ASSOCIATION_TO_ADDRESS_SCOPE,
                    "pool",
                    pool.id(),
                    "scope",
                    scope.id(),
                    "version",
                    scope.ipVersion());
        }
        em.lock(scope, LockModeType.PESSIMISTIC_WRITE);
        requireAllOfTheirNetworks(pool);
        for (SubnetPool other : em.createQuery(
                        "select p from SubnetPool p where p.addressScopeId = :scope and p.id <> :id", SubnetPool.class)
                .setParameter("scope", scope.id())
                .setParameter("id", pool.id())
                .getResultList()) {
            AddressSet theirs = AddressSet.of(other.prefixes().stream()
                    .map(prefix -> Cidr.parse(prefix).orElseThrow())
                    .toList());
            if (theirs.intersects(prefixes)) {
                throw new CloudException(SubnetPoolError.ADDRESS_SCOPE_PREFIX_CONFLICT);
            }
        }
    }

    /** A network lies in one scope: a pool does not move while networks have subnets of it beside others. */
    private void requireAllOfTheirNetworks(SubnetPool pool) {
        long strangers = em.createQuery(
                        "select count(s) from Subnet s where s.ipVersion = :version and (s.subnetPoolId is null or s.subnetPoolId <> :pool)"
                                + " and s.networkId in (select t.networkId from Subnet t where t.subnetPoolId = :pool)",
                        Long.class)
                .setParameter("version", pool.ipVersion())
                .setParameter("pool", pool.id())
                .getSingleResult();
        if (strangers > 0) {
            throw new CloudException(SubnetPoolError.NETWORK_ADDRESS_SCOPE_AFFINITY_ERROR);
        }
    }

    /** A pool in another's scope is the business of whom the scope belongs to. */
    void requireOwner(RequestContext caller, SubnetPool pool) {
        AddressScope scope = em.find(AddressScope.class, pool.addressScopeId());
        if (!caller.maySee(scope.projectId())) {
            throw new CloudException(
                    SubnetPoolError.ILLEGAL_SUBNET_POOL_UPDATE,
                    "reason",
                    "subnetpool " + pool.id() + " cannot be updated when associated with shared address scope "
                            + scope.id());
        }
    }
}
