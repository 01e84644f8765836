package org.ustack.identity.internal;

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
        requireDelegable(token);
        if (!IdentityAccess.isSelf(caller, userId)) {
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
        requireReader(caller, userId, "identity:list_application_credentials");
        return rows.list(userId, name);
    }

    @Override
    public ApplicationCredentialView get(RequestContext caller, String userId, String id) {
        requireReader(caller, userId, "identity:get_application_credential");
        return rows.get(userId, id);
    }

    @Override
    public void delete(RequestContext caller, TokenView token, String userId, String id) {
        requireManager(caller, userId, "identity:delete_application_credential");
        requireDelegable(token);
        rows.delete(userId, id);
    }

    @Override
    public List<AccessRuleView> accessRules(
            RequestContext caller, String userId, String service, String method, String path) {
        requireReader(caller, userId, "identity:list_access_rules");
        return rules.list(userId, service, method, path);
    }

    @Override
    public AccessRuleView accessRule(RequestContext caller, String userId, String id) {
        requireReader(caller, userId, "identity:get_access_rule");
        return rules.get(userId, id);
    }

    @Override
    public void deleteAccessRule(RequestContext caller, String userId, String id) {
        requireManager(caller, userId, "identity:delete_access_rule");
        rules.delete(userId, id);
    }

    private static void requireDelegable(TokenView token) {
        if (!token.mayDelegate()) {
            throw IdentityError.forbidden("Using method 'application_credential' is not allowed for managing additional"
                    + " application credentials.");
        }
    }

    private static void requireReader(RequestContext caller, String userId, String rule) {
        IdentityAccess.must(IdentityAccess.isSelf(caller, userId) || IdentityAccess.readsAll(caller), rule);
    }

    private static void requireManager(RequestContext caller, String userId, String rule) {
        IdentityAccess.must(IdentityAccess.isSelf(caller, userId) || IdentityAccess.managesAll(caller), rule);
    }

    private String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        secrets.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
