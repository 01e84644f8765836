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
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Slice;
import org.ustack.network.QosService;
import org.ustack.network.QosService.RuleDraft;
import org.ustack.network.QosService.RuleType;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** The rules of a policy of quality of service, of all kinds: they differ by their attributes only. */
@Path("v2.0/qos/policies/{policy}/{type: [a-z_]+}_rules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QosRulesResource {

    @Inject
    QosService service;

    @Inject
    CurrentRequest current;

    @Inject
    QosGate qos;

    @Inject
    PolicyGate gate;

    @PathParam("policy")
    String policy;

    @PathParam("type")
    String type;

    @GET
    @Policy("get_policy_rule")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                type + "_rules",
                new Slice<>(service.listRules(current.context(), policy, type()), false),
                QosJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("get_policy_rule")
    public Response create(JsonBody body) {
        RuleDraft draft = QosJson.rule(type(), single(body));
        gate.require("create_policy_rule");
        return Response.status(Response.Status.CREATED)
                .entity(one(service.addRule(current.context(), policy, draft)))
                .build();
    }

    @GET
    @Path("{id}")
    @Policy("get_policy_rule")
    public Map<String, Object> show(@PathParam("id") String id) {
        return one(service.showRule(current.context(), policy, type(), id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("get_policy_rule")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        RuleDraft changes = QosJson.ruleChanges(type(), single(body));
        qos.require(policy, "update_policy_rule");
        return one(service.updateRule(current.context(), policy, id, changes));
    }

    @DELETE
    @Path("{id}")
    @Policy("get_policy_rule")
    public void delete(@PathParam("id") String id) {
        qos.require(policy, "delete_policy_rule");
        service.deleteRule(current.context(), policy, type(), id);
    }

    private Map<String, Object> one(QosService.RuleView rule) {
        return Map.of(type + "_rule", QosJson.of(rule));
    }

    private JsonBody single(JsonBody body) {
        return Bodies.single(body, type + "_rule");
    }

    private RuleType type() {
        return RuleType.of(type).orElseThrow(() -> new CloudException(CommonError.PATH_NOT_FOUND));
    }
}
