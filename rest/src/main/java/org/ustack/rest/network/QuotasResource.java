package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** The limits of projects for what this API makes. */
@Path("v2.0/quotas")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QuotasResource {

    private static final List<QuotaResource> OWN =
            Arrays.stream(QuotaResource.values()).filter(r -> r.service().equals("network")).toList();

    @Inject
    QuotaService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_quotas")
    public Map<String, Object> list() {
        List<Map<String, Object>> quotas = new ArrayList<>();
        service.ofProjectsWithLimits().forEach((project, views) -> {
            Map<String, Object> quota = json(resource -> views.get(resource).limit());
            quota.put("project_id", project);
            quota.put("tenant_id", project);
            quotas.add(quota);
        });
        return Map.of("quotas", quotas);
    }

    @GET
    @Path("{project}")
    @Policy("get_quota")
    public Map<String, Object> show(@PathParam("project") String project) {
        requireOwn(project);
        return limits(project);
    }

    @GET
    @Path("{project}/default")
    @Policy("get_quota")
    public Map<String, Object> defaults(@PathParam("project") String project) {
        requireOwn(project);
        Map<QuotaResource, Long> defaults = service.defaults();
        return Map.of("quota", json(defaults::get));
    }

    /** The command line asks with the suffix, others without. */
    @GET
    @Path("{project}/details{suffix: (\\.json)?}")
    @Policy("get_quota")
    public Map<String, Object> details(@PathParam("project") String project) {
        requireOwn(project);
        Map<QuotaResource, QuotaView> views = service.ofProject(project);
        return Map.of(
                "quota",
                json(resource -> Map.of(
                        "limit", views.get(resource).limit(), "used", views.get(resource).used(), "reserved", 0)));
    }

    @PUT
    @Path("{project}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_quota")
    public Map<String, Object> update(@PathParam("project") String project, JsonBody body) {
        JsonBody quota = Bodies.single(body, "quota");
        Set<String> known = new TreeSet<>(Set.of("force", "check_limit", "project_id", "tenant_id"));
        Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
        for (QuotaResource resource : OWN) {
            known.add(resource.apiName());
            Long limit = quota.integer(resource.apiName(), -1, Integer.MAX_VALUE);
            if (limit != null) {
                limits.put(resource, limit);
            }
        }
        Bodies.only(quota, known);
        // Below use is fine here unless the client asks for the check: other than in compute.
        service.setLimits(project, limits, !Boolean.TRUE.equals(quota.flag("check_limit")));
        return limits(project);
    }

    @DELETE
    @Path("{project}")
    @Policy("delete_quota")
    public void reset(@PathParam("project") String project) {
        service.resetLimits(project, "network");
    }

    private Map<String, Object> limits(String project) {
        Map<QuotaResource, QuotaView> views = service.ofProject(project);
        return Map.of("quota", json(resource -> views.get(resource).limit()));
    }

    private void requireOwn(String project) {
        if (!current.context().maySee(project)) {
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", "get_quota");
        }
    }

    private static Map<String, Object> json(Function<QuotaResource, Object> value) {
        Map<String, Object> json = new LinkedHashMap<>();
        OWN.forEach(resource -> json.put(resource.apiName(), value.apply(resource)));
        return json;
    }
}
