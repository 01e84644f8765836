package org.ustack.identity;

import java.time.Instant;
import java.util.List;
import org.ustack.kernel.RequestContext;

/** Issues, shows and revokes tokens. */
public interface TokenService {

    /**
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} whatever the reason, or
     *     {@link MoreProofNeeded} where only that is missing:
     *     the answer, and the time that it takes, do not tell whether the user exists
     */
    IssuedToken authenticate(AuthRequest request);

    /**
     * @param subject the token to show: the caller's own, or any if the caller is an admin, a service or reads the system
     * @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_FOUND} if it is not valid
     */
    TokenView show(RequestContext caller, String subject);

    /** As {@link #show}, also for a while after its end: a service may be at work with it still. */
    TokenView showEvenExpired(RequestContext caller, String subject);

    /** From now on, on every controller within a second, the token is void. Errors as {@link #show}. */
    void revoke(RequestContext caller, String subject);

    /** Tokens revoked one by one since then, the oldest first; what became void with its user or project is not among them. */
    List<Revocation> revocations(RequestContext caller, Instant since);

    /** A token that was revoked. @param chain with all that came of it */
    record Revocation(String auditId, boolean chain, Instant at) {}

    /** Enabled projects that the user has a role in, by name. */
    List<ProjectView> projectsOf(String userId);

    /** Enabled domains that the user has a role in, by name. */
    List<DomainView> domainsOf(String userId);

    /** Whether the user has a role on the system. */
    boolean hasSystemRole(String userId);
}
