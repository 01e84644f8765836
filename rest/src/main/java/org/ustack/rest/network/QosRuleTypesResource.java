package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Slice;
import org.ustack.network.QosService.RuleType;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** The kinds of rules that policies of quality of service can have. */
@Path("v2.0/qos/rule-types")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QosRuleTypesResource {

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_rule_type")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "rule_types",
                new Slice<>(Arrays.asList(RuleType.values()), false),
                type -> Map.of("type", type.word()),
                uri,
                current.baseUrl());
    }

    @GET
    @Path("{type}")
    @Policy("get_rule_type_details")
    public Map<String, Object> show(@PathParam("type") String word) {
        RuleType type = RuleType.of(word).orElseThrow(() -> new CloudException(CommonError.PATH_NOT_FOUND));
        return Map.of(
                "rule_type",
                Map.of(
                        "type",
                        type.word(),
                        "drivers",
                        List.of(Map.of("name", "ustack", "supported_parameters", QosJson.parameters(type)))));
    }
}
