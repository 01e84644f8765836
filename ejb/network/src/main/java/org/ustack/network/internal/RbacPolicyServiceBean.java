package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;
import org.ustack.network.RbacPolicyService;
import org.ustack.network.SharingError;
import org.ustack.network.domain.AddressScope;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.RbacPolicy;
import org.ustack.network.domain.StandardResource;
import org.ustack.network.domain.SubnetPool;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class RbacPolicyServiceBean implements RbacPolicyService {

    private static final ResourceListing<RbacPolicy> LISTING = new ResourceListing<>(
            RbacPolicy.class,
            Map.of(
                    "id", text("e.id"),
                    "project_id", text("e.projectId"),
                    "tenant_id", text("e.projectId"),
                    "object_type", text("e.objectType"),
                    "object_id", text("e.objectId"),
                    "target_tenant", text("e.target"),
                    "target_project", text("e.target"),
                    "action", text("e.action")));

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
            made.add(createOne(caller, draft));
        }
        return made;
    }

    private View createOne(RequestContext caller, Draft draft) {
        forbidEverybody(caller, draft.target(), "create_rbac_policy:target_tenant");
        String project = Visible.owner(caller, draft.projectId());
        if (draft.type().actions().stream().noneMatch(action -> action.word().equals(draft.action()))) {
            throw new CloudException(
                    SharingError.INVALID_ACTION_FOR_TYPE,
                    "action",
                    draft.action(),
                    "type",
                    draft.type().word(),
                    "valid",
                    draft.type().actions().stream().map(Action::word).toList());
        }
        StandardResource object = own(caller, draft);
        String id = ids.uuid();
        // Quota before rows, as all who make things do.
        quota.claim(project, id, Map.of(QuotaResource.RBAC_POLICIES, 1L));
        requireScopeToo(object, draft.target());
        // The row of the thing makes two requests for the same policy take turns.
        em.lock(object, LockModeType.PESSIMISTIC_WRITE);
        if (exists(draft.objectId(), draft.action(), draft.target())) {
            throw new CloudException(SharingError.DUPLICATE_RBAC_POLICY);
        }
        RbacPolicy policy = new RbacPolicy(
                id, project, draft.type(), draft.objectId(), draft.target(), draft.action(), clock.instant());
        em.persist(policy);
        settle(object);
        return policy.view();
    }

    /** Only what is one's own can be shared; what one may not see is refused in the same way. */
    private StandardResource own(RequestContext caller, Draft draft) {
        Optional<? extends StandardResource> object = new SharedObjects(em).find(draft.type(), draft.objectId());
        if (object.isEmpty()) {
            throw SubnetPlan.invalid(draft.type().word() + " " + draft.objectId() + " could not be found");
        }
        if (!caller.maySee(object.get().projectId())) {
            throw SubnetPlan.invalid("Only admins can manipulate policies on "
                    + (draft.type() == ObjectType.NETWORK ? "networks" : "objects") + " they do not own");
        }
        return object.get();
    }

    /** Who gets a pool gets addresses of its scope: it must be open to them already. */
    private void requireScopeToo(StandardResource object, String target) {
        if (!(object instanceof SubnetPool pool) || pool.addressScopeId() == null) {
            return;
        }
        AddressScope scope = em.find(AddressScope.class, pool.addressScopeId());
        boolean open = scope.projectId().equals(target)
                || exists(scope.id(), Action.ACCESS_AS_SHARED.word(), EVERYBODY)
                || exists(scope.id(), Action.ACCESS_AS_SHARED.word(), target);
        if (!open) {
            throw SubnetPlan.invalid("Subnetpool " + pool.id() + " cannot be shared with " + target
                    + ", which has no access to its address scope " + scope.id());
        }
    }

    private boolean exists(String objectId, String action, String target) {
        return em.createQuery(
                                "select count(r) from RbacPolicy r where r.objectId = :object and r.action = :action and r.target = :target",
                                Long.class)
                        .setParameter("object", objectId)
                        .setParameter("action", action)
                        .setParameter("target", target)
                        .getSingleResult()
                > 0;
    }

    @Override
    public View show(RequestContext caller, String id) {
        return find(caller, id).view();
    }

    @Override
    public Slice<View> list(RequestContext caller, Listing listing) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ?", String.valueOf(caller.projectId()));
        }
        Slice<RbacPolicy> page = LISTING.find(em, listing, conditions);
        return new Slice<>(page.items().stream().map(RbacPolicy::view).toList(), page.more());
    }

    @Override
    public View update(RequestContext caller, String id, String target) {
        RbacPolicy policy = find(caller, id);
        forbidEverybody(caller, target, "update_rbac_policy:target_tenant");
        StandardResource object = locked(policy);
        if (!target.equals(policy.target()) && exists(policy.objectId(), policy.action(), target)) {
            throw new CloudException(SharingError.DUPLICATE_RBAC_POLICY);
        }
        new SharedObjects(em).requireNoneLeftOut(policy, target);
        policy.retarget(target);
        settle(object);
        return policy.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        RbacPolicy policy = find(caller, id);
        quota.release(id);
        StandardResource object = locked(policy);
        new SharedObjects(em).requireNoneLeftOut(policy, null);
        em.remove(policy);
        settle(object);
    }

    private StandardResource locked(RbacPolicy policy) {
        StandardResource object = new SharedObjects(em)
                .find(policy.type(), policy.objectId())
                .orElseThrow(() -> notFound(policy.id(), policy.type().word()));
        em.lock(object, LockModeType.PESSIMISTIC_WRITE);
        return object;
    }

    /** Sharing is a change of the thing; of a network it is also written on it. */
    private void settle(StandardResource object) {
        em.flush();
        if (object instanceof Network network) {
            network.standAs(
                    exists(network.id(), Action.ACCESS_AS_SHARED.word(), EVERYBODY),
                    em.createQuery(
                                            "select count(r) from RbacPolicy r where r.objectId = :object and r.action = :action",
                                            Long.class)
                                    .setParameter("object", network.id())
                                    .setParameter("action", Action.ACCESS_AS_EXTERNAL.word())
                                    .getSingleResult()
                            > 0);
        }
        object.touch(clock.instant());
        em.flush();
    }

    private RbacPolicy find(RequestContext caller, String id) {
        return Optional.ofNullable(em.find(RbacPolicy.class, id))
                .filter(policy -> caller.maySee(policy.projectId()))
                .orElseThrow(() -> notFound(id, "unknown"));
    }

    private static CloudException notFound(String id, String type) {
        return new CloudException(SharingError.RBAC_POLICY_NOT_FOUND, "id", id, "type", type);
    }

    private static void forbidEverybody(RequestContext caller, String target, String rule) {
        if (EVERYBODY.equals(target) && !caller.isAdmin()) {
            throw Visible.forbidden(rule);
        }
    }
}
