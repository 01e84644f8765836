package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ustack.compute.ServerGroupService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /os-server-groups}: servers that shall stand together or apart. */
@Path("v2.1/os-server-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerGroupsResource {

    private static final String ALL_PROJECTS = "os_compute_api:os-server-groups:index:all_projects";

    @Inject
    ComputeRequest request;

    @Inject
    ServerGroupService groups;

    @Inject
    PolicyGate policies;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-server-groups:index")
    public Map<String, Object> list() {
        QueryParameters query =
                new QueryParameters(uri, request.version()).only(Set.of("all_projects", "limit", "offset"));
        Integer limit = query.count("limit");
        Integer offset = query.count("offset");
        int most = limit == null ? PageRequest.MAX_LIMIT : Math.min(limit, PageRequest.MAX_LIMIT);
        boolean all = query.has("all_projects") && policies.allows(ALL_PROJECTS);
        ServerGroupJson json = json();
        return Map.of(
                "server_groups",
                groups.list(request.caller(), all, most, offset == null ? 0 : offset).stream()
                        .map(json::full)
                        .toList());
    }

    @GET
    @Path("{id}")
    @Policy("os_compute_api:os-server-groups:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        return Map.of("server_group", json().full(groups.get(request.caller(), id)));
    }

    @POST
    @Policy("os_compute_api:os-server-groups:create")
    public Map<String, Object> create(JsonBody body) {
        if (request.caller().projectId() == null) {
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", "os_compute_api:os-server-groups:create");
        }
        JsonBody group = FlavorsResource.object(body, "server_group");
        boolean onePolicy = request.version().atLeast(ServerGroupJson.ONE_POLICY);
        group.only(onePolicy ? Set.of("name", "policy", "rules") : Set.of("name", "policies"));
        String name = Fields.requiredName(group, "name");
        GroupRule.Policy policy = onePolicy
                ? policy(group, "policy", group.requiredText("policy", 1, Fields.MAX_NAME))
                : onlyPolicy(group);
        int most = onePolicy ? maxPerHost(group, policy) : ServerGroupService.NOT_SAID;
        return Map.of("server_group", json().full(groups.create(request.caller(), name, policy, most)));
    }

    private GroupRule.Policy onlyPolicy(JsonBody group) {
        List<String> policies = group.texts("policies", Fields.MAX_NAME);
        if (policies == null) {
            throw group.invalid(
                    "policies",
                    group.has("policies") ? "None is not of type 'array'" : "'policies' is a required property");
        }
        if (policies.size() != 1) {
            throw group.invalid("policies", "exactly one policy is expected, not " + policies.size());
        }
        return policy(group, "policies", policies.get(0));
    }

    private GroupRule.Policy policy(JsonBody group, String field, String name) {
        boolean soft = request.version().atLeast(ServerGroupJson.SOFT_POLICIES);
        List<GroupRule.Policy> known = soft
                ? List.of(
                        GroupRule.Policy.ANTI_AFFINITY,
                        GroupRule.Policy.AFFINITY,
                        GroupRule.Policy.SOFT_ANTI_AFFINITY,
                        GroupRule.Policy.SOFT_AFFINITY)
                : List.of(GroupRule.Policy.ANTI_AFFINITY, GroupRule.Policy.AFFINITY);
        return known.stream()
                .filter(policy -> ServerGroupJson.apiName(policy).equals(name))
                .findFirst()
                .orElseThrow(() -> group.invalid(field, "'" + name + "' is not one of " + names(known.stream())));
    }

    private static String names(Stream<GroupRule.Policy> policies) {
        return policies.map(policy -> "'" + ServerGroupJson.apiName(policy) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static int maxPerHost(JsonBody group, GroupRule.Policy policy) {
        JsonBody rules = group.object("rules");
        if (rules == null || rules.names().isEmpty()) {
            return ServerGroupService.NOT_SAID;
        }
        rules.only(ServerGroupJson.MAX_PER_HOST);
        int most = rules.requiredInteger(ServerGroupJson.MAX_PER_HOST, 1, Integer.MAX_VALUE)
                .intValue();
        if (policy != GroupRule.Policy.ANTI_AFFINITY) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Only anti-affinity policy supports rules.");
        }
        return most;
    }

    @DELETE
    @Path("{id}")
    @Policy("os_compute_api:os-server-groups:delete")
    public void delete(@PathParam("id") String id) {
        groups.delete(request.caller(), id);
    }

    private ServerGroupJson json() {
        return new ServerGroupJson(request.version());
    }
}
