package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.RoleService;
import org.ustack.identity.RoleView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** All rules of which role implies which. */
@Path("v3/role_inferences")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoleInferencesResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    RoleService roles;

    @GET
    @Policy("identity:list_role_inference_rules")
    public Map<String, Object> list() {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> rules = roles.inferences(current.context()).entrySet().stream()
                .map(entry -> rule(json, entry.getKey(), entry.getValue()))
                .toList();
        return IdentityList.of("role_inferences", rules, current, uri);
    }

    static Map<String, Object> rule(IdentityJson json, RoleView prior, List<RoleView> implied) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("prior_role", brief(json, prior));
        rule.put("implies", implied.stream().map(role -> brief(json, role)).toList());
        return rule;
    }

    static Map<String, Object> brief(IdentityJson json, RoleView role) {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("id", role.id());
        brief.put("name", role.name());
        brief.put("links", Map.of("self", json.v3("/roles/" + role.id())));
        return brief;
    }
}
