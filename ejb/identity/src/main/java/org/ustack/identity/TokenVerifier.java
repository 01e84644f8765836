package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** The hot path of every request: from a token to its caller, in memory. */
public interface TokenVerifier {

    /**
     * @param token as the client sent it
     * @param requestId of the request that carries it
     * @return the caller with the scope of the token and its roles, implied ones included
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the token is missing,
     *     malformed, expired or revoked, or its user, project or domain is disabled or gone
     */
    RequestContext verify(String token, String requestId);

    /**
     * Whether the access rules of the token, if it has any, let this request through.
     *
     * @param token one that {@link #verify} has accepted
     * @param service type of the service asked
     * @param paths the ways to name what is asked for; one that a rule allows is enough
     */
    boolean admits(String token, String service, String method, List<String> paths);
}
