package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.Delegation;
import org.ustack.identity.IdentityError;
import org.ustack.identity.RoleView;
import org.ustack.identity.TokenView;
import org.ustack.identity.TrustDraft;
import org.ustack.identity.TrustService;
import org.ustack.identity.TrustView;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Trust;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class TrustServiceBean implements TrustService {

    private static final String KIND = "trust";
    private static final String FOR_TRUSTEE = "identity:list_trusts_for_trustee";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    NamedRoles roles;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Override
    public TrustView create(RequestContext caller, TokenView token, TrustDraft draft) {
        IdentityAccess.must(
                caller,
                "identity:create_trust",
                IdentityAccess.ofTrust(draft.trustorId(), draft.trusteeId(), draft.projectId()));
        requireDelegable(token);
        if (draft.projectId() != null && draft.roles().isEmpty()) {
            throw IdentityError.forbidden("At least one role should be specified");
        }
        // No rule opens this: what is handed on is the trustor's own.
        if (!caller.userId().equals(draft.trustorId())) {
            throw IdentityError.forbidden("The authenticated user should match the trustor");
        }
        store.require(User.class, draft.trusteeId(), "user");
        Set<String> roleIds = roles.ids(draft.roles());
        if (draft.projectId() != null) {
            store.require(Project.class, draft.projectId(), "project");
            Set<String> held = roles.held(draft.trustorId(), draft.projectId());
            roleIds.stream().filter(role -> !held.contains(role)).findFirst().ifPresent(missing -> {
                throw IdentityError.notFound("role", missing);
            });
        }
        if (draft.expiresAt() != null && !clock.instant().isBefore(draft.expiresAt())) {
            throw IdentityError.invalid(IdentityError.EXPIRED_BEFORE_NOW);
        }
        Trust parent = token.delegation() instanceof Delegation.Trust under ? em.find(Trust.class, under.id()) : null;
        int depth = depth(draft, parent);
        Instant end = parent == null ? draft.expiresAt() : redelegate(draft, parent, roleIds);
        Trust trust = new Trust(ids.hex(), draft, end, parent, depth, roleIds);
        em.persist(trust);
        return view(trust);
    }

    /** An access token and a restricted credential hand on nothing; a trust decides for itself. */
    private static void requireDelegable(TokenView token) {
        if (!token.mayDelegate() && !(token.delegation() instanceof Delegation.Trust)) {
            throw IdentityError.forbidden("Using method 'application_credential' is not allowed for managing trusts.");
        }
    }

    /** How often the new trust may be handed on. */
    private static int depth(TrustDraft draft, Trust parent) {
        Integer wanted = draft.redelegationCount();
        boolean redelegable = draft.allowRedelegation() && (wanted == null || wanted != 0);
        if (!redelegable) {
            if (draft.remainingUses() != null && draft.remainingUses() <= 0) {
                throw IdentityError.invalid("remaining_uses must be a positive integer or null.");
            }
            return 0;
        }
        if (wanted != null && wanted > MAX_REDELEGATION) {
            throw IdentityError.notNow(
                    "Requested redelegation depth of " + wanted + " is greater than allowed " + MAX_REDELEGATION);
        }
        if (draft.remainingUses() != null) {
            throw IdentityError.invalid("remaining_uses must not be set if redelegation is allowed");
        }
        int most = parent == null ? MAX_REDELEGATION : parent.redelegationCount() - 1;
        return wanted == null ? most : Math.min(wanted, most);
    }

    /** What the parent allows. @return when the new trust ends, or null for never */
    private static Instant redelegate(TrustDraft draft, Trust parent, Set<String> roleIds) {
        if (parent.redelegationCount() <= 0) {
            throw IdentityError.notNow("Remaining redelegation depth of " + parent.redelegationCount()
                    + " out of allowed range of [0.." + MAX_REDELEGATION + "]");
        }
        if (draft.remainingUses() != null) {
            throw IdentityError.notNow("Field \"remaining_uses\" is set to " + draft.remainingUses()
                    + " while it must not be set in order to redelegate a trust");
        }
        Instant end = draft.expiresAt() == null ? parent.expiresAt() : draft.expiresAt();
        if (end != null && parent.expiresAt() != null && end.isAfter(parent.expiresAt())) {
            throw IdentityError.notNow("Requested expiration time is more than redelegated trust can provide");
        }
        if (!parent.roleIds().containsAll(roleIds) || !parent.projectId().equals(draft.projectId())) {
            throw IdentityError.notNow("Some of requested roles are not in redelegated trust");
        }
        if (draft.impersonation() && !parent.impersonation()) {
            throw IdentityError.notNow("Impersonation is not allowed because redelegated trust does not specify"
                    + " impersonation. Redelegated trust id: " + parent.id());
        }
        return end;
    }

    @Override
    public List<TrustView> list(RequestContext caller, String trustorId, String trusteeId) {
        requireListable(caller, trustorId, trusteeId);
        return store.where(Trust.class, "trustorId", trustorId, "trusteeId", trusteeId).stream()
                .filter(trust -> trust.validAt(clock.instant()))
                .map(this::view)
                .toList();
    }

    /** Of two parties one is enough: the list holds trusts between both. */
    private static void requireListable(RequestContext caller, String trustorId, String trusteeId) {
        Map<String, String> parties = IdentityAccess.ofTrust(trustorId, trusteeId, null);
        if (trustorId == null && trusteeId == null) {
            IdentityAccess.must(caller, "identity:list_trusts");
        } else if (trustorId == null) {
            IdentityAccess.must(caller, FOR_TRUSTEE, parties);
        } else if (trusteeId == null || !IdentityAccess.allows(caller, FOR_TRUSTEE, parties)) {
            IdentityAccess.must(caller, "identity:list_trusts_for_trustor", parties);
        }
    }

    @Override
    public TrustView get(RequestContext caller, String id) {
        return view(readable(caller, id, "identity:get_trust"));
    }

    @Override
    public List<RoleView> roles(RequestContext caller, String id) {
        return view(readable(caller, id, "identity:list_roles_for_trust")).roles();
    }

    @Override
    public RoleView role(RequestContext caller, String id, String roleId) {
        return NamedRoles.require(
                view(readable(caller, id, "identity:get_role_for_trust")).roles(), roleId);
    }

    /** Whether a trust is there may be known to all, as in Keystone. */
    private Trust readable(RequestContext caller, String id, String rule) {
        Trust trust = store.require(Trust.class, id, KIND);
        if (!trust.validAt(clock.instant())) {
            throw IdentityError.notFound(KIND, id);
        }
        IdentityAccess.must(caller, rule, IdentityAccess.of(trust));
        return trust;
    }

    @Override
    public void delete(RequestContext caller, TokenView token, String id) {
        Trust trust = store.require(Trust.class, id, KIND);
        IdentityAccess.must(caller, "identity:delete_trust", IdentityAccess.of(trust));
        requireDelegable(token);
        remove(trust);
    }

    private void remove(Trust trust) {
        store.where(Trust.class, "redelegatedTrustId", trust.id()).forEach(this::remove);
        em.remove(trust);
        em.flush();
        changes.record(IdentityChange.Kind.DELEGATION, trust.id());
    }

    private TrustView view(Trust trust) {
        return trust.view(roles.views(trust.roleIds()));
    }
}
