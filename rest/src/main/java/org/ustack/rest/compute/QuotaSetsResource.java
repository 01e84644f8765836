package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.ProjectDirectory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /os-quota-sets/{project}}. Limits belong to projects; limits of single users are refused. */
@Path("v2.1/os-quota-sets/{project}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuotaSetsResource {

    static final long MAX_LIMIT = Integer.MAX_VALUE;

    @Inject
    ComputeRequest request;

    @Inject
    QuotaService quotas;

    @Inject
    ProjectDirectory projects;

    @Inject
    PolicyGate policies;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-quota-sets:show")
    public Map<String, Object> show(@PathParam("project") String project) {
        readable(project);
        Map<QuotaResource, QuotaService.QuotaView> found = quotas.ofProject(project);
        return set(QuotaJson.limits(
                project, names(), resource -> found.get(resource).limit()));
    }

    @GET
    @Path("detail")
    @Policy("os_compute_api:os-quota-sets:detail")
    public Map<String, Object> detail(@PathParam("project") String project) {
        readable(project);
        return set(QuotaJson.details(project, names(), quotas.ofProject(project)));
    }

    @GET
    @Path("defaults")
    @Policy("os_compute_api:os-quota-sets:defaults")
    public Map<String, Object> defaults(@PathParam("project") String project) {
        existing(project);
        return set(QuotaJson.limits(project, names(), quotas.defaults()::get));
    }

    @PUT
    @Policy("os_compute_api:os-quota-sets:update")
    public Map<String, Object> update(@PathParam("project") String project, JsonBody body) {
        existing(project);
        refuseUser();
        Set<String> known = new HashSet<>(names().keySet());
        known.add("force");
        JsonBody wanted = FlavorsResource.object(body, "quota_set").only(known);
        quotas.setLimits(project, limits(wanted, names()), Boolean.TRUE.equals(wanted.flag("force")));
        Map<QuotaResource, QuotaService.QuotaView> now = quotas.ofProject(project);
        return set(QuotaJson.limits(null, names(), resource -> now.get(resource).limit()));
    }

    @DELETE
    @Policy("os_compute_api:os-quota-sets:delete")
    public Response reset(@PathParam("project") String project) {
        existing(project);
        refuseUser();
        quotas.resetLimits(project, "compute");
        return Response.status(Response.Status.ACCEPTED).build();
    }

    static Map<QuotaResource, Long> limits(JsonBody wanted, Map<String, QuotaResource> names) {
        Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
        names.forEach((name, resource) -> {
            Long limit = wanted.integer(name, -1, MAX_LIMIT);
            if (limit != null && resource != null) {
                limits.put(resource, limit);
            }
        });
        return limits;
    }

    private Map<String, QuotaResource> names() {
        return QuotaJson.ofSet(request.version());
    }

    /** Own project, or any for admins. */
    private void readable(String project) {
        new QueryParameters(uri, request.version()).only(Set.of("user_id"));
        if (!request.caller().owns(project)) {
            policies.require("os_compute_api:os-quota-sets:show:other_project");
        }
        existing(project);
    }

    private void existing(String project) {
        if (!request.caller().owns(project) && !projects.projectExists(project)) {
            throw new CloudException(ComputeApiError.PROJECT_INVALID, "id", project);
        }
    }

    private void refuseUser() {
        if (new QueryParameters(uri, request.version()).only(Set.of("user_id")).has("user_id")) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "Quotas belong to projects; quotas of single users are not offered.");
        }
    }

    private static Map<String, Object> set(Map<String, Object> quotaSet) {
        return Map.of("quota_set", quotaSet);
    }
}
