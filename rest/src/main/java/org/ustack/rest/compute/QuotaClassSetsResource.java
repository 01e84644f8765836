package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-quota-class-sets/{name}}: the class {@code default} holds the limits of projects for which nobody set one. */
@Path("v2.1/os-quota-class-sets/{name}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuotaClassSetsResource {

    private static final String DEFAULT = "default";

    @Inject
    ComputeRequest request;

    @Inject
    QuotaService quotas;

    @GET
    @Policy("os_compute_api:os-quota-class-sets:show")
    public Map<String, Object> show(@PathParam("name") String name) {
        return Map.of("quota_class_set", QuotaJson.limits(name, names(), quotas.defaults()::get));
    }

    @PUT
    @Policy("os_compute_api:os-quota-class-sets:update")
    public Map<String, Object> update(@PathParam("name") String name, JsonBody body) {
        if (!name.equals(DEFAULT)) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "The only quota class is 'default'.");
        }
        JsonBody wanted = FlavorsResource.object(body, "quota_class_set").only(names().keySet());
        quotas.setDefaults(QuotaSetsResource.limits(wanted, names()));
        return Map.of("quota_class_set", QuotaJson.limits(null, names(), quotas.defaults()::get));
    }

    private Map<String, QuotaResource> names() {
        return QuotaJson.ofClass(request.version());
    }
}
