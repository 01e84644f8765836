package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Trusts (OS-TRUST): a user lets another act with some of its roles in a project. They end with either user, the project, at
 * their time or after their uses. Unknown ones are {@link IdentityError#NOT_FOUND}.
 */
public interface TrustService {

    /** How often a trust may be handed on at most. */
    int MAX_REDELEGATION = 3;

    /**
     * @param token the caller's; if it is of a trust, the new one redelegates that
     * @throws org.ustack.kernel.CloudException {@link IdentityError#FORBIDDEN} or {@link IdentityError#NOT_NOW} if the caller is
     *     not the trustor or may not delegate that far
     */
    TrustView create(RequestContext caller, TokenView token, TrustDraft draft);

    /** Null matches all. Whose are asked for decides the rule: of a trustor, of a trustee, or of everybody. */
    List<TrustView> list(RequestContext caller, String trustorId, String trusteeId);

    TrustView get(RequestContext caller, String id);

    /** Sorted by name. */
    List<RoleView> roles(RequestContext caller, String id);

    RoleView role(RequestContext caller, String id, String roleId);

    /** With those that redelegate it. Tokens under them are void at once. */
    void delete(RequestContext caller, TokenView token, String id);
}
