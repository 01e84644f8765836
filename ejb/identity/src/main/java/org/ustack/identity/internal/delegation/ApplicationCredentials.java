package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.ApplicationCredential;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

/** The transactions of {@link ApplicationCredentialServiceBean}. */
@Stateless
public class ApplicationCredentials {

    private static final String KIND = "application credential";
    private static final String DELETE = "identity:delete_application_credential";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    NamedRoles roles;

    @Inject
    AccessRules rules;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    public ApplicationCredentialView create(
            RequestContext caller, TokenView token, ApplicationCredentialDraft draft, String secret, String hash) {
        String userId = caller.userId();
        String projectId = caller.projectId();
        if (draft.expiresAt() != null && !clock.instant().isBefore(draft.expiresAt())) {
            throw IdentityError.invalid(IdentityError.EXPIRED_BEFORE_NOW);
        }
        Set<String> wanted = wantedRoles(token, draft, userId, projectId);
        store.requireFree(
                ApplicationCredential.class, null, KIND, draft.name(), "userId", userId, "name", draft.name());
        ApplicationCredential row = new ApplicationCredential(ids.hex(), userId, projectId, draft, hash);
        row.limitTo(wanted, rules.ids(userId, draft.accessRules()));
        em.persist(row);
        return view(row, secret);
    }

    /** No more than the user has there, and no more than the token that asks. */
    private Set<String> wantedRoles(
            TokenView token, ApplicationCredentialDraft draft, String userId, String projectId) {
        Set<String> ofToken = token.roles().stream().map(TokenView.Named::id).collect(Collectors.toSet());
        if (draft.roles() == null) {
            return ofToken;
        }
        Set<String> wanted = roles.ids(draft.roles());
        Set<String> held = new HashSet<>(roles.held(userId, projectId));
        held.retainAll(ofToken);
        for (String role : wanted) {
            if (!held.contains(role)) {
                throw IdentityError.invalid("Invalid application credential: Could not find role assignment with role: "
                        + role + ", user or group: " + userId + ", project, domain, or system: " + projectId + ".");
            }
        }
        return wanted;
    }

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#FORBIDDEN} if the rule does not let the caller */
    public void mustOn(RequestContext caller, String userId, String rule) {
        IdentityAccess.must(caller, rule, IdentityAccess.ofOwner(userId, em.find(User.class, userId)));
    }

    public List<ApplicationCredentialView> list(RequestContext caller, String userId, String name) {
        mustOn(caller, userId, "identity:list_application_credentials");
        return store.where(ApplicationCredential.class, "userId", userId, "name", name).stream()
                .map(row -> view(row, null))
                .toList();
    }

    public ApplicationCredentialView get(RequestContext caller, String userId, String id) {
        return view(require(caller, userId, id, "identity:get_application_credential"), null);
    }

    public void requireDeletable(RequestContext caller, String userId, String id) {
        require(caller, userId, id, DELETE);
    }

    public void delete(RequestContext caller, String userId, String id) {
        remove(require(caller, userId, id, DELETE));
    }

    /** Those of the user for that project. */
    public void deleteFor(String userId, String projectId) {
        store.where(ApplicationCredential.class, "userId", userId, "projectId", projectId)
                .forEach(this::remove);
    }

    private void remove(ApplicationCredential row) {
        em.remove(row);
        changes.record(IdentityChange.Kind.DELEGATION, row.id());
    }

    /**
     * Judged as a thing of its owner, so that who names itself in the request learns nothing of another's; one that is not
     * there is judged as one of the user that the request names.
     */
    private ApplicationCredential require(RequestContext caller, String userId, String id, String rule) {
        ApplicationCredential found = em.find(ApplicationCredential.class, id);
        mustOn(caller, found == null ? userId : found.userId(), rule);
        ApplicationCredential row = store.require(ApplicationCredential.class, id, KIND);
        if (!row.userId().equals(userId)) {
            throw IdentityError.notFound(KIND, id);
        }
        return row;
    }

    private ApplicationCredentialView view(ApplicationCredential row, String secret) {
        return row.view(secret, roles.views(row.roleIds()), rules.views(row.ruleIds()));
    }
}
