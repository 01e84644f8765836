package org.ustack.identity;

import org.ustack.kernel.RequestContext;

/** Tokens for requests that are signed with a key pair of the EC2 and S3 APIs. */
public interface Ec2TokenService {

    /**
     * A token of the key pair's owner for the project of the pair, and no more than the token had that made the pair.
     *
     * @param caller a service, or an admin
     * @throws org.ustack.kernel.CloudException {@link IdentityError#EC2_KEY_NOT_FOUND};
     *     {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the signature is wrong or too old
     */
    IssuedToken authenticate(RequestContext caller, Ec2Signature request);
}
