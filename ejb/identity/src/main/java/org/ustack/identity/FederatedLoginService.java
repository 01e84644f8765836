package org.ustack.identity;

import java.util.List;
import java.util.Optional;

/** Logs in those for whom an OpenID Connect provider vouches. */
public interface FederatedLoginService {

    /**
     * A token without a scope, as Keystone gives one; it can then be exchanged for one with a scope.
     *
     * @param bearer an access or identity token of that provider: a signed JWT (RFC 7519, RFC 9068)
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the token is not
     *     good, {@link IdentityError#NOT_FOUND} for an unknown provider or protocol, {@link FederationError#NOT_TRUSTED} if
     *     the provider is disabled, {@link IdentityError#INVALID} if its mapping makes nobody of it
     */
    IssuedToken login(String providerId, String protocol, String bearer);

    /** Who vouched for that user; empty for a user of this cloud's own. */
    Optional<Vouched> vouched(String userId);

    /** By whom, by which protocol, and for which groups. */
    record Vouched(String providerId, String protocol, List<String> groupIds) {}
}
