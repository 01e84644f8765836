package org.ustack.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.ustack.identity.TokenVerifier;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

/** The caller of the request in hand, made from the session's token once a request: a revoked token ends the session. */
@RequestScoped
public class Caller {

    @Inject
    SignedIn signedIn;

    @Inject
    TokenVerifier tokens;

    @Inject
    Ids ids;

    private RequestContext context;

    /** @throws CloudException {@link CommonError#NOT_AUTHENTICATED} if nobody is logged in, or not any more */
    public RequestContext context() {
        if (context == null) {
            if (signedIn.token() == null) {
                throw new CloudException(CommonError.NOT_AUTHENTICATED);
            }
            context = tokens.verify(signedIn.token(), ids.request());
        }
        return context;
    }
}
