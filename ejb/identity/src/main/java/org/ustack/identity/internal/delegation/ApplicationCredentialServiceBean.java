package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.TokenView;
import org.ustack.identity.internal.IdentitySecrets;
import org.ustack.kernel.RequestContext;

/** Hashes secrets outside of any transaction, which then only stores them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApplicationCredentialServiceBean implements ApplicationCredentialService {

    private static final int SECRET_BYTES = 64;

    @Inject
    ApplicationCredentials rows;

    @Inject
    AccessRules rules;

    @Inject
    IdentitySecrets secrets;

    @Override
    public ApplicationCredentialView create(
            RequestContext caller, TokenView token, String userId, ApplicationCredentialDraft draft) {
        rows.mustOn(caller, userId, "identity:create_application_credential");
        requireDelegable(token);
        // No rule opens this: what is handed on is the caller's own.
        if (!caller.userId().equals(userId)) {
            throw IdentityError.forbidden("Cannot create an application credential for another user.");
        }
        if (caller.projectId() == null) {
            throw IdentityError.invalid("Invalid application credential: the token is not scoped to a project.");
        }
        String secret = draft.secret() == null ? newSecret() : draft.secret();
        return rows.create(caller, token, draft, secret, secrets.passwords().hash(secret));
    }

    @Override
    public List<ApplicationCredentialView> list(RequestContext caller, String userId, String name) {
        return rows.list(caller, userId, name);
    }

    @Override
    public ApplicationCredentialView get(RequestContext caller, String userId, String id) {
        return rows.get(caller, userId, id);
    }

    @Override
    public void delete(RequestContext caller, TokenView token, String userId, String id) {
        rows.requireDeletable(caller, userId, id);
        requireDelegable(token);
        rows.delete(caller, userId, id);
    }

    @Override
    public List<AccessRuleView> accessRules(
            RequestContext caller, String userId, String service, String method, String path) {
        return rules.list(caller, userId, service, method, path);
    }

    @Override
    public AccessRuleView accessRule(RequestContext caller, String userId, String id) {
        return rules.get(caller, userId, id);
    }

    @Override
    public void deleteAccessRule(RequestContext caller, String userId, String id) {
        rules.delete(caller, userId, id);
    }

    private static void requireDelegable(TokenView token) {
        if (!token.mayDelegate()) {
            throw IdentityError.forbidden("Using method 'application_credential' is not allowed for managing additional"
                    + " application credentials.");
        }
    }

    private String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        secrets.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
