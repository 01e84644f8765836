package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.network.RbacPolicyService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Who may use what of another project. */
@Path("v2.0/rbac-policies")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RbacPoliciesResource {

    @Inject
    RbacPolicyService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_rbac_policy")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "rbac_policies",
                service.list(current.context(), Lists.listing(uri)),
                RbacPolicyJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_rbac_policy")
    public Response create(JsonBody body) {
        List<Map<String, Object>> made = service
                .create(current.context(), Bodies.drafts(body, "rbac_policy", "rbac_policies", RbacPolicyJson::draft))
                .stream()
                .map(RbacPolicyJson::of)
                .toList();
        return Bodies.created(body, "rbac_policy", "rbac_policies", made);
    }

    @GET
    @Path("{id}")
    @Policy("get_rbac_policy")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("rbac_policy", Lists.fields(RbacPolicyJson.of(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_rbac_policy")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return Map.of(
                "rbac_policy",
                RbacPolicyJson.of(service.update(
                        current.context(), id, RbacPolicyJson.target(Bodies.single(body, "rbac_policy")))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_rbac_policy")
    public void delete(@PathParam("id") String id) {
        service.delete(current.context(), id);
    }
}
