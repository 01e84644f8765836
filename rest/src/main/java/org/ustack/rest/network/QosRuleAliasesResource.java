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
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.QosService;
import org.ustack.network.QosService.RuleDraft;
import org.ustack.network.QosService.RuleType;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** The same rules by their own id, for clients that do not know the policy. */
@Path("v2.0/qos/alias_{type: [a-z_]+}_rules/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QosRuleAliasesResource {

    @Inject
    QosService service;

    @Inject
    CurrentRequest current;

    @Inject
    QosGate qos;

    @PathParam("type")
    String type;

    @PathParam("id")
    String id;

    @GET
    @Policy("get_policy_rule")
    public Map<String, Object> show() {
        return one(service.showRule(current.context(), policy(), type(), id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("get_policy_rule")
    public Map<String, Object> update(JsonBody body) {
        JsonBody rule = Bodies.single(body, "alias_" + type + "_rule");
        RuleDraft changes = QosJson.ruleChanges(type(), rule);
        qos.require(policy(), "update_policy_rule");
        return one(service.updateRule(current.context(), policy(), id, changes));
    }

    @DELETE
    @Policy("get_policy_rule")
    public void delete() {
        qos.require(policy(), "delete_policy_rule");
        service.deleteRule(current.context(), policy(), type(), id);
    }

    private String policy() {
        return service.policyOf(current.context(), type(), id);
    }

    private Map<String, Object> one(QosService.RuleView rule) {
        return Map.of("alias_" + type + "_rule", QosJson.of(rule));
    }

    private RuleType type() {
        return RuleType.of(type).orElseThrow(() -> new CloudException(CommonError.PATH_NOT_FOUND));
    }
}
