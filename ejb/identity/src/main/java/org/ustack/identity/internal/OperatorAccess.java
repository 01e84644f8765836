package org.ustack.identity.internal;

import org.ustack.kernel.RequestContext;

/** Who may touch what belongs to the whole cloud: for the packages below this one. */
public final class OperatorAccess {

    private OperatorAccess() {}

    /** @throws org.ustack.kernel.CloudException {@link org.ustack.identity.IdentityError#FORBIDDEN} naming the rule */
    public static void must(RequestContext caller, String rule) {
        IdentityAccess.must(caller, rule);
    }
}
