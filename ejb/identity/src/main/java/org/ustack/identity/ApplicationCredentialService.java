package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Secrets with which a program logs in as its owner, for one project, some roles and, if wanted, some requests only. They go
 * with their user, their project and the user's loss of a role there. Unknown ones are {@link IdentityError#NOT_FOUND}.
 */
public interface ApplicationCredentialService {

    /**
     * For the caller itself and the project of its token.
     *
     * @param token the caller's
     * @throws org.ustack.kernel.CloudException {@link IdentityError#FORBIDDEN} for another user, or if the token is itself of a
     *     restricted credential or of a trust; {@link IdentityError#CONFLICT} if the name is taken;
     *     {@link IdentityError#INVALID} if the caller does not have a role asked for
     */
    ApplicationCredentialView create(
            RequestContext caller, TokenView token, String userId, ApplicationCredentialDraft draft);

    /** @param name null for any */
    List<ApplicationCredentialView> list(RequestContext caller, String userId, String name);

    ApplicationCredentialView get(RequestContext caller, String userId, String id);

    /** @param token the caller's; refused as in {@link #create} */
    void delete(RequestContext caller, TokenView token, String userId, String id);

    /** Null matches all. */
    List<AccessRuleView> accessRules(RequestContext caller, String userId, String service, String method, String path);

    AccessRuleView accessRule(RequestContext caller, String userId, String id);

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#FORBIDDEN} while a credential uses it */
    void deleteAccessRule(RequestContext caller, String userId, String id);
}
