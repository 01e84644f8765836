package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.flag;
import static org.ustack.network.internal.ResourceListing.Attribute.number;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalText;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.AddressSet;
import org.ustack.network.Cidr;
import org.ustack.network.Listing;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.SubnetPoolError;
import org.ustack.network.SubnetPoolService;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Subnet;
import org.ustack.network.domain.SubnetPool;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class SubnetPoolServiceBean implements SubnetPoolService {

    private static final ResourceListing<SubnetPool> LISTING = new ResourceListing<>(
            SubnetPool.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("name", text("e.name")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("description", text("e.description")),
                    Map.entry("ip_version", number("e.ipVersion")),
                    Map.entry("default_prefixlen", number("e.defaultPrefix")),
                    Map.entry("min_prefixlen", number("e.minPrefix")),
                    Map.entry("max_prefixlen", number("e.maxPrefix")),
                    Map.entry("default_quota", optionalNumber("e.defaultQuota")),
                    Map.entry("is_default", flag("e.isDefault")),
                    Map.entry("address_scope_id", optionalText("e.addressScopeId")),
                    Map.entry("revision_number", ResourceListing.Attribute.bigNumber("e.revision")),
                    Map.entry(
                            "created_at", new ResourceListing.Attribute("e.createdAt", java.time.Instant::parse, true)),
                    Map.entry(
                            "updated_at",
                            new ResourceListing.Attribute("e.updatedAt", java.time.Instant::parse, true))));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Override
    public List<View> create(RequestContext caller, List<Draft> drafts) {
        List<View> made = new ArrayList<>();
        for (Draft draft : drafts) {
            forbidOperators(caller, draft, "create_subnetpool");
            String project = Visible.owner(caller, draft.projectId().or(null));
            AddressSet prefixes = PoolRules.prefixes(draft.prefixes().orIfNull(List.of()));
            int version = prefixes.blocks().get(0).version();
            SubnetPool pool = new SubnetPool(
                    ids.uuid(),
                    project,
                    draft,
                    version,
                    PoolRules.leastPrefix(version),
                    PoolRules.bits(version),
                    clock.instant());
            quota.claim(project, pool.id(), Map.of(QuotaResource.SUBNET_POOLS, 1L));
            hold(caller, pool, prefixes, pool.isDefault());
            em.persist(pool);
            if (draft.shared().orIfNull(false)) {
                new EverybodyPolicies(em, ids, clock).share(ObjectType.SUBNET_POOL, pool, true);
            }
            em.flush();
            made.add(view(pool, caller));
        }
        return made;
    }

    /** Checks bounds, default and scope, and writes the prefixes. */
    private void hold(RequestContext caller, SubnetPool pool, AddressSet prefixes, boolean newDefault) {
        PoolRules.checkBounds(pool);
        if (newDefault) {
            requireOnlyDefault(pool);
        }
        pool.hold(prefixes.blocks().stream().map(Cidr::toString).toList());
        if (pool.addressScopeId() != null) {
            new ScopeRules(em).check(caller, pool, prefixes);
        }
    }

    private void requireOnlyDefault(SubnetPool pool) {
        long others = em.createQuery(
                        "select count(p) from SubnetPool p where p.isDefault = true and p.ipVersion = :version and p.id <> :id",
                        Long.class)
                .setParameter("version", pool.ipVersion())
                .setParameter("id", pool.id())
                .getSingleResult();
        if (others > 0) {
            throw SubnetPlan.invalid(
                    "A default subnetpool for this IP family has already been set. Only one default may"
                            + " exist per IP family");
        }
    }

    @Override
    public View show(RequestContext caller, String id) {
        return view(new Visible(em).subnetPool(caller, id), caller);
    }

    @Override
    public Slice<View> list(RequestContext caller, Listing listing) {
        Conditions conditions = Sharing.visible(caller);
        Sharing.filter(listing, caller, "e.id", conditions);
        Slice<SubnetPool> page = LISTING.find(em, listing, conditions);
        return new Slice<>(views(page.items(), caller), page.more());
    }

    @Override
    public View update(RequestContext caller, String id, Draft changes, Long ifRevision) {
        SubnetPool pool = locked(caller, id);
        Visible.requireRevision(pool, ifRevision);
        forbidOperators(caller, changes, "update_subnetpool");
        change(caller, pool, changes);
        return view(pool, caller);
    }

    private void change(RequestContext caller, SubnetPool pool, Draft changes) {
        boolean defaultBefore = pool.isDefault();
        AddressSet held = PoolRules.prefixes(pool.prefixes());
        AddressSet wanted = held;
        if (changes.prefixes().orIfNull(null) != null) {
            wanted = PoolRules.prefixes(changes.prefixes().value());
            if (wanted.blocks().get(0).version() != pool.ipVersion()) {
                throw new CloudException(SubnetPoolError.PREFIX_VERSION_MISMATCH);
            }
            if (!wanted.contains(held)) {
                throw new CloudException(
                        SubnetPoolError.ILLEGAL_SUBNET_POOL_PREFIX_UPDATE,
                        "reason",
                        "Existing prefixes must be a subset of the new prefixes");
            }
        }
        if (pool.addressScopeId() != null) {
            new ScopeRules(em).requireOwner(caller, pool);
        }
        pool.apply(changes, clock.instant());
        hold(caller, pool, wanted, pool.isDefault() && !defaultBefore);
        em.flush();
    }

    @Override
    public List<String> addPrefixes(RequestContext caller, String id, List<String> prefixes) {
        SubnetPool pool = locked(caller, id);
        if (!prefixes.isEmpty()) {
            List<String> all = new ArrayList<>(pool.prefixes());
            all.addAll(prefixes);
            hold(caller, pool, PoolRules.prefixes(all), false);
            pool.touch(clock.instant());
            em.flush();
        }
        return pool.prefixes();
    }

    @Override
    public List<String> removePrefixes(RequestContext caller, String id, List<String> prefixes) {
        SubnetPool pool = locked(caller, id);
        if (prefixes.isEmpty()) {
            return pool.prefixes();
        }
        AddressSet all = PoolRules.prefixes(pool.prefixes());
        AddressSet gone = PoolRules.prefixes(prefixes);
        if (!all.intersects(gone)) {
            return pool.prefixes();
        }
        if (taken(pool).intersects(gone)) {
            throw new CloudException(
                    SubnetPoolError.ILLEGAL_SUBNET_POOL_PREFIX_UPDATE,
                    "reason",
                    "One or more the prefixes to be removed is in use by a subnet.");
        }
        pool.hold(all.minus(gone).blocks().stream().map(Cidr::toString).toList());
        pool.touch(clock.instant());
        em.flush();
        return pool.prefixes();
    }

    private AddressSet taken(SubnetPool pool) {
        return AddressSet.of(em.createQuery("select s.cidr from Subnet s where s.subnetPoolId = :pool", String.class)
                .setParameter("pool", pool.id())
                .getResultStream()
                .map(cidr -> Cidr.parse(cidr).orElseThrow())
                .toList());
    }

    @Override
    public List<Onboarded> onboard(RequestContext caller, String id, String networkId) {
        SubnetPool pool = locked(caller, id);
        Network network = new Visible(em).network(caller, networkId);
        Visible.requireOwner(caller, network);
        List<Subnet> subnets = em.createQuery(
                        "select s from Subnet s where s.networkId = :network and s.ipVersion = :version order by s.createdAt, s.id",
                        Subnet.class)
                .setParameter("network", networkId)
                .setParameter("version", pool.ipVersion())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        AddressSet taken = taken(pool);
        List<String> prefixes = new ArrayList<>(pool.prefixes());
        for (Subnet subnet : subnets) {
            if (taken.intersects(AddressSet.of(List.of(subnet.block())))) {
                throw new CloudException(
                        SubnetPoolError.ILLEGAL_SUBNET_POOL_UPDATE,
                        "reason",
                        "Onboarding subnet " + subnet.id() + ": " + subnet.cidr()
                                + " conflicts with allocated prefixes in subnet pool " + id);
            }
            prefixes.add(subnet.cidr());
        }
        hold(caller, pool, PoolRules.prefixes(prefixes), false);
        pool.touch(clock.instant());
        subnets.forEach(subnet -> subnet.comeFrom(id, clock.instant()));
        em.flush();
        return subnets.stream()
                .map(subnet -> new Onboarded(subnet.id(), subnet.cidr()))
                .toList();
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        SubnetPool pool = locked(caller, id);
        Visible.requireRevision(pool, ifRevision);
        long subnets = em.createQuery("select count(s) from Subnet s where s.subnetPoolId = :pool", Long.class)
                .setParameter("pool", id)
                .getSingleResult();
        if (subnets > 0) {
            throw new CloudException(
                    SubnetPoolError.SUBNET_POOL_DELETE_ERROR, "reason", "Subnet pool has existing allocations");
        }
        EverybodyPolicies.removeAll(em, id).forEach(quota::release);
        new Tags(em).deleteOf(List.of(id));
        quota.release(id);
        em.remove(pool);
    }

    /** The lock makes changes of the pool and subnets that take of it wait for each other. */
    private SubnetPool locked(RequestContext caller, String id) {
        SubnetPool pool = new Visible(em).subnetPool(caller, id);
        Visible.requireOwner(caller, pool);
        em.lock(pool, LockModeType.PESSIMISTIC_WRITE);
        return pool;
    }

    private static void forbidOperators(RequestContext caller, Draft draft, String rule) {
        if (!caller.isAdmin()) {
            if (draft.isDefault().orIfNull(false)) {
                throw Visible.forbidden(rule + ":is_default");
            }
            if (draft.shared().orIfNull(false)) {
                throw Visible.forbidden(rule + ":shared");
            }
        }
    }

    private View view(SubnetPool pool, RequestContext caller) {
        return views(List.of(pool), caller).get(0);
    }

    private List<View> views(Collection<SubnetPool> pools, RequestContext caller) {
        Set<String> shared = new Sharing(em).among(pools, caller);
        Map<String, List<String>> tags = new Tags(em).of(pools);
        return pools.stream()
                .map(p -> p.view(shared.contains(p.id()), tags.getOrDefault(p.id(), List.of())))
                .toList();
    }
}
