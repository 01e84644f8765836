package org.ustack.rest.placement;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** The placement API. */
@ApplicationPath("/placement")
public class PlacementApplication extends ApiApplication {

    public PlacementApplication() {
        super(
                new PlacementErrorFormat(),
                PlacementVersionFilter.class,
                PlacementEchoFilter.class,
                PlacementRootResource.class,
                ResourceProvidersResource.class,
                AllocationsResource.class,
                AllocationCandidatesResource.class,
                ResourceClassesResource.class,
                TraitsResource.class,
                UsagesResource.class);
    }
}
