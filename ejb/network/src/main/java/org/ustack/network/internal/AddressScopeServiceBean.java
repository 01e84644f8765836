package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.number;
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
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.AddressScopeService;
import org.ustack.network.Listing;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.SubnetPoolError;
import org.ustack.network.domain.AddressScope;
import org.ustack.quota.QuotaService;

@Stateless
public class AddressScopeServiceBean implements AddressScopeService {

    private static final ResourceListing<AddressScope> LISTING = new ResourceListing<>(
            AddressScope.class,
            Map.of(
                    "id", text("e.id"),
                    "name", text("e.name"),
                    "project_id", text("e.projectId"),
                    "tenant_id", text("e.projectId"),
                    "ip_version", number("e.ipVersion")));

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
            forbidSharing(caller, draft, "create_address_scope:shared");
            String project = Visible.owner(caller, draft.projectId().or(null));
            AddressScope scope = new AddressScope(
                    ids.uuid(), project, draft.name().orIfNull(""), draft.ipVersion(), clock.instant());
            em.persist(scope);
            share(scope, draft);
            made.add(view(scope, caller));
        }
        return made;
    }

    @Override
    public View show(RequestContext caller, String id) {
        return view(new Visible(em).addressScope(caller, id), caller);
    }

    @Override
    public Slice<View> list(RequestContext caller, Listing listing) {
        Conditions conditions = Sharing.visible(caller);
        Sharing.filter(listing, caller, "e.id", conditions);
        Slice<AddressScope> page = LISTING.find(em, listing, conditions);
        Set<String> shared = new Sharing(em).among(page.items(), caller);
        return new Slice<>(
                page.items().stream()
                        .map(scope -> scope.view(shared.contains(scope.id())))
                        .toList(),
                page.more());
    }

    @Override
    public View update(RequestContext caller, String id, Draft changes) {
        AddressScope scope = new Visible(em).addressScope(caller, id);
        Visible.requireOwner(caller, scope);
        if (changes.shared().given() && !caller.isAdmin()) {
            throw Visible.forbidden("update_address_scope:shared");
        }
        if (changes.shared().given()
                && !changes.shared().orIfNull(true)
                && view(scope, caller).shared()) {
            throw new CloudException(
                    SubnetPoolError.ADDRESS_SCOPE_UPDATE_ERROR,
                    "id",
                    id,
                    "reason",
                    "Shared address scope can't be unshared");
        }
        if (changes.name().given()) {
            scope.rename(changes.name().orIfNull(""), clock.instant());
        }
        share(scope, changes);
        return view(scope, caller);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        AddressScope scope = new Visible(em).addressScope(caller, id);
        Visible.requireOwner(caller, scope);
        // A pool that comes into the scope locks it, too.
        em.lock(scope, LockModeType.PESSIMISTIC_WRITE);
        long pools = em.createQuery("select count(p) from SubnetPool p where p.addressScopeId = :scope", Long.class)
                .setParameter("scope", id)
                .getSingleResult();
        if (pools > 0) {
            throw new CloudException(SubnetPoolError.ADDRESS_SCOPE_IN_USE, "id", id);
        }
        EverybodyPolicies.removeAll(em, id).forEach(quota::release);
        em.remove(scope);
    }

    private void share(AddressScope scope, Draft draft) {
        if (draft.shared().orIfNull(false)) {
            new EverybodyPolicies(em, ids, clock).share(ObjectType.ADDRESS_SCOPE, scope, true);
        }
        em.flush();
    }

    private View view(AddressScope scope, RequestContext caller) {
        return scope.view(new Sharing(em).with(scope.id(), caller));
    }

    private static void forbidSharing(RequestContext caller, Draft draft, String rule) {
        if (draft.shared().orIfNull(false) && !caller.isAdmin()) {
            throw Visible.forbidden(rule);
        }
    }
}
