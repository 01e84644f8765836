package org.ustack.identity;

import org.ustack.kernel.RequestContext;

/** The keys that seal tokens. */
public interface TokenKeyService {

    /** The staged key seals from now on; tokens of older keys stay valid. @return number of keys kept */
    int rotate(RequestContext caller);
}
