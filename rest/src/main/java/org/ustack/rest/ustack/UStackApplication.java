package org.ustack.rest.ustack;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** UStack's own API; each service lists its resources here. */
@ApplicationPath("/ustack/v1")
public class UStackApplication extends ApiApplication {

    public UStackApplication() {
        super(
                new UStackErrorFormat(),
                ImageContentResource.class,
                PlacementDecisionsResource.class,
                NodesResource.class,
                AuditEventsResource.class,
                ConsistencyResource.class,
                TokenKeysResource.class,
                EffectivePermissionsResource.class);
    }
}
