package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.identity.PolicyDocumentService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** The policy document of an endpoint. */
@Path("v3/endpoints/{endpoint_id}/OS-ENDPOINT-POLICY/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointPolicyResource {

    @Inject
    CurrentRequest current;

    @Inject
    PolicyDocumentService documents;

    /** Also answers HEAD. */
    @GET
    @Policy("identity:get_policy_for_endpoint")
    public Map<String, Object> get(@PathParam("endpoint_id") String endpointId) {
        return Map.of(
                "policy",
                new IdentityJson(current.baseUrl()).policyDocument(documents.of(current.context(), endpointId)));
    }
}
