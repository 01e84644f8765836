package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.quota.QuotaService;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /limits}: limits and use of the caller's project. There are no rate limits. */
@Path("v2.1/limits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {

    @Inject
    ComputeRequest request;

    @Inject
    QuotaService quotas;

    @Inject
    PolicyGate policies;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:limits")
    public Map<String, Object> show() {
        QueryParameters query = new QueryParameters(uri, request.version()).only(Set.of("tenant_id", "reserved"));
        String project = query.text("tenant_id");
        if (project != null && !project.equals(request.caller().projectId())) {
            policies.require("os_compute_api:limits:other_project");
        }
        String shown = project == null ? request.caller().projectId() : project;
        return Map.of(
                "limits",
                Json.object(
                        "rate", List.of(),
                        "absolute", QuotaJson.absoluteLimits(request.version(), quotas.ofProject(shown))));
    }
}
