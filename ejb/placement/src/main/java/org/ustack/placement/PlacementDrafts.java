package org.ustack.placement;

import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;

/** Plans for many servers: each is placed on paper, and those after it see its place taken. Nothing is claimed or stored. */
public interface PlacementDrafts {

    /** Starts from the nodes as they are now; lives no longer than the caller's transaction. */
    Draft begin();

    /** Not for use by several threads. */
    interface Draft {

        /** Where the server would go; the id of the decision is null. */
        PlacementOutcome place(PlacementRequest request);
    }
}
