package org.ustack.identity.internal;

import org.ustack.identity.AuthRequest;

/** One way to prove who one is. Found by its type; nobody lists the ways there are. */
public interface AuthenticationMethod {

    Class<? extends AuthRequest.Proof> takes();

    /**
     * @param proof of the type that it takes
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if it proves nothing
     */
    Proven prove(AuthRequest.Proof proof);
}
