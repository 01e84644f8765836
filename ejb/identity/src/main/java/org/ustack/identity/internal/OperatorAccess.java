package org.ustack.identity.internal;

import org.ustack.kernel.RequestContext;

/** Who may touch what belongs to the whole cloud: for the packages below this one. */
public final class OperatorAccess {

    private OperatorAccess() {}

    /** @throws org.ustack.kernel.CloudException {@link org.ustack.identity.IdentityError#FORBIDDEN} naming the rule */
    public static void mustManage(RequestContext caller, String rule) {
        IdentityAccess.mustManageAll(caller, rule);
    }

    /** As {@link #mustManage}, for those who only look. */
    public static void mustRead(RequestContext caller, String rule) {
        IdentityAccess.mustReadAll(caller, rule);
    }
}
