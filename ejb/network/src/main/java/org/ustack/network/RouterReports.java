package org.ustack.network;

import org.ustack.contract.RouterApplied;

/** What agents say of routers. Joins the caller's transaction. */
public interface RouterReports {

    /** The same report twice, or one of an older state, changes nothing. */
    void applied(RouterApplied report);
}
