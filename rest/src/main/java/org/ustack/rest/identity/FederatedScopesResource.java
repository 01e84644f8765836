package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.ustack.identity.FederationError;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/** What else there is below federation's address: where somebody could go, told by {@link AuthResource}; no SAML metadata. */
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

    /** What upstream answers where no metadata were made: SAML is not offered. */
    @GET
    @Path("saml2/metadata")
    @PublicEndpoint("upstream shows its metadata to everybody")
    public Response metadata() {
        throw new CloudException(FederationError.NO_METADATA);
    }
}
