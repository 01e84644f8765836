package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.rest.common.Policy;

/** Where somebody with a federated token could go: the older addresses of what {@link AuthResource} tells. */
@Path("v3/OS-FEDERATION")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FederatedScopesResource {

    @Inject
    AuthResource auth;

    @GET
    @Path("projects")
    @Policy("identity:get_auth_projects")
    public Map<String, Object> projects() {
        return auth.projects();
    }

    @GET
    @Path("domains")
    @Policy("identity:get_auth_domains")
    public Map<String, Object> domains() {
        return auth.domains();
    }
}
