package org.ustack.rest.ustack;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** UStack's own API. */
@ApplicationPath("/ustack/v1")
public class UStackApplication extends ApiApplication {

    public UStackApplication() {
        super(
                new UStackErrorFormat(),
                PlacementDecisionsResource.class,
                NodesResource.class,
                AuditEventsResource.class);
    }
}
