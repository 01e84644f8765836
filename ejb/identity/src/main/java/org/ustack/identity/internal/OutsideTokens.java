package org.ustack.identity.internal;

import org.ustack.identity.AuthMethod;
import org.ustack.identity.IssuedToken;

/** Tokens for those whom somebody else has vouched for. */
public interface OutsideTokens {

    /**
     * A token without a scope, at the start of a chain.
     *
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the user is closed
     */
    IssuedToken issue(String userId, AuthMethod method);
}
