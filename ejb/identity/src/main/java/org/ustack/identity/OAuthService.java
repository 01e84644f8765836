package org.ustack.identity;

import java.util.List;
import java.util.Map;
import org.ustack.kernel.RequestContext;

/** OAuth 1.0a (OS-OAUTH1): consumers, and the tokens that users give them. Unknown ones are not found. */
public interface OAuthService {

    /** @param description may be null */
    ConsumerView createConsumer(RequestContext caller, String description, Map<String, Object> extra);

    List<ConsumerView> consumers(RequestContext caller);

    ConsumerView consumer(RequestContext caller, String id);

    /** @param description null leaves it */
    ConsumerView updateConsumer(RequestContext caller, String id, String description, Map<String, Object> extra);

    /** With its tokens, which are void at once. */
    void deleteConsumer(RequestContext caller, String id);

    /**
     * @param request signed by a consumer
     * @param projectId what it is wanted for
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} on a wrong signature
     */
    OAuthKey requestToken(SignedRequest request, String projectId);

    /**
     * The caller lets the consumer of that request token act with some of its roles.
     *
     * @param token the caller's, which must be its own and not one under a delegation
     * @return the verifier that the consumer needs
     */
    String authorize(RequestContext caller, TokenView token, String requestTokenId, List<RoleReference> roles);

    /** @param request signed by a consumer with an authorized request token, which this uses up */
    OAuthKey accessToken(SignedRequest request);

    List<AccessTokenView> accessTokens(RequestContext caller, String userId);

    AccessTokenView accessToken(RequestContext caller, String userId, String id);

    /** Those that the consumer has with it, sorted by name. */
    List<RoleView> accessTokenRoles(RequestContext caller, String userId, String id);

    RoleView accessTokenRole(RequestContext caller, String userId, String id, String roleId);

    /** Tokens under it are void at once. */
    void deleteAccessToken(RequestContext caller, String userId, String id);
}
