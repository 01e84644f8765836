package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.AddressSet;
import org.ustack.network.Cidr;
import org.ustack.network.NetworkError;
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetPoolError;
import org.ustack.network.domain.SubnetPool;

/** The prefix of a new subnet where a pool is to give it: the pool's row is locked, so no prefix is given twice. */
final class PrefixAllocator {

    /** @param pool id of the pool, or null where the client named the prefix itself */
    record Allocation(String pool, Cidr cidr) {}

    private final EntityManager em;

    PrefixAllocator(EntityManager em) {
        this.em = em;
    }

    /**
     * @param wanted the prefix that the client names, or null
     * @return nothing if no pool is named
     */
    Optional<Allocation> allocate(RequestContext caller, String project, SubnetDraft draft, Cidr wanted) {
        Optional<SubnetPool> named = pool(caller, draft, wanted);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        SubnetPool pool = named.get();
        em.lock(pool, LockModeType.PESSIMISTIC_WRITE);
        Integer version = draft.ipVersion().orIfNull(null);
        if (version != null && version != pool.ipVersion() || wanted != null && wanted.version() != pool.ipVersion()) {
            throw bad("Cannot allocate IPv" + (wanted == null ? version : wanted.version()) + " subnet from IPv"
                    + pool.ipVersion() + " subnet pool");
        }
        if (wanted == null && draft.pools().orIfNull(null) != null) {
            throw bad("allocation_pools allowed only for specific subnet requests.");
        }
        int prefix = wanted == null ? draft.prefixLength().orIfNull(pool.defaultPrefix()) : wanted.prefix();
        PoolRules.checkLength(pool, prefix);
        requireAffinity(draft.networkId(), pool);
        checkQuota(pool, project, prefix);
        AddressSet free = AddressSet.of(blocks(pool.prefixes())).minus(AddressSet.of(taken(pool)));
        if (wanted == null) {
            return Optional.of(new Allocation(pool.id(), PoolRules.next(free, prefix)));
        }
        if (!free.contains(AddressSet.of(List.of(wanted)))) {
            throw new CloudException(
                    SubnetPoolError.SUBNET_ALLOCATION_ERROR,
                    "reason",
                    "Cannot allocate requested subnet from the available set of prefixes");
        }
        return Optional.of(new Allocation(pool.id(), wanted));
    }

    private Optional<SubnetPool> pool(RequestContext caller, SubnetDraft draft, Cidr wanted) {
        String id = draft.subnetPoolId().or(null);
        boolean useDefault = draft.useDefaultPool().orIfNull(false);
        if (useDefault && id != null) {
            throw bad("subnetpool_id and use_default_subnetpool cannot both be specified");
        }
        if (wanted != null && draft.prefixLength().orIfNull(null) != null) {
            throw bad("cidr and prefixlen must not be supplied together");
        }
        if (id != null) {
            return Optional.of(new Visible(em).subnetPool(caller, id));
        }
        if (!useDefault) {
            return Optional.empty();
        }
        Integer version = wanted == null ? draft.ipVersion().orIfNull(null) : Integer.valueOf(wanted.version());
        if (version == null) {
            throw bad("ip_version must be specified in the absence of cidr and subnetpool_id");
        }
        return Optional.of(em.createQuery(
                        "select p from SubnetPool p where p.isDefault = true and p.ipVersion = :version",
                        SubnetPool.class)
                .setParameter("version", version)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> bad("No default subnetpool found for IPv" + version)));
    }

    private List<Cidr> taken(SubnetPool pool) {
        return blocks(em.createQuery("select s.cidr from Subnet s where s.subnetPoolId = :pool", String.class)
                .setParameter("pool", pool.id())
                .getResultList());
    }

    private static List<Cidr> blocks(List<String> texts) {
        return texts.stream().map(text -> Cidr.parse(text).orElseThrow()).toList();
    }

    private void checkQuota(SubnetPool pool, String project, int prefix) {
        if (pool.defaultQuota() == null || pool.defaultQuota() == 0) {
            return;
        }
        double used = em.createQuery(
                        "select s.cidr from Subnet s where s.subnetPoolId = :pool and s.projectId = :project",
                        String.class)
                .setParameter("pool", pool.id())
                .setParameter("project", project)
                .getResultStream()
                .mapToDouble(
                        cidr -> PoolRules.units(Cidr.parse(cidr).orElseThrow().prefix(), pool.ipVersion()))
                .sum();
        if (used + PoolRules.units(prefix, pool.ipVersion()) > pool.defaultQuota()) {
            throw new CloudException(SubnetPoolError.SUBNET_POOL_QUOTA_EXCEEDED);
        }
    }

    /** Subnets of one version on one network are all of one pool, or of pools in one scope, or of none. */
    private void requireAffinity(String networkId, SubnetPool pool) {
        for (Object[] row : em.createQuery(
                        "select s.subnetPoolId, p.addressScopeId from Subnet s left join SubnetPool p on p.id = s.subnetPoolId"
                                + " where s.networkId = :network and s.ipVersion = :version",
                        Object[].class)
                .setParameter("network", networkId)
                .setParameter("version", pool.ipVersion())
                .getResultList()) {
            boolean samePool = pool.id().equals(row[0]);
            boolean sameScope = pool.addressScopeId() != null && Objects.equals(pool.addressScopeId(), row[1]);
            if (!samePool && !sameScope) {
                throw new CloudException(SubnetPoolError.NETWORK_SUBNET_POOL_AFFINITY_ERROR);
            }
        }
    }

    /** A prefix that no pool gave does not come beside prefixes of a pool. */
    void requireNoPools(String networkId, int version) {
        long ofPools = em.createQuery(
                        "select count(s) from Subnet s where s.networkId = :network and s.ipVersion = :version and s.subnetPoolId is"
                                + " not null",
                        Long.class)
                .setParameter("network", networkId)
                .setParameter("version", version)
                .getSingleResult();
        if (ofPools > 0) {
            throw new CloudException(SubnetPoolError.NETWORK_SUBNET_POOL_AFFINITY_ERROR);
        }
    }

    private static CloudException bad(String reason) {
        return new CloudException(NetworkError.BAD_REQUEST, "resource", "subnets", "reason", reason);
    }
}
