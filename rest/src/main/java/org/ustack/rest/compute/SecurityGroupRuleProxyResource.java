package org.ustack.rest.compute;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupView;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-security-group-rules}, until 2.35: incoming rules of the network service's groups. */
@Path("v2.1/os-security-group-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecurityGroupRuleProxyResource {

    private static final long LAST_PORT = 65_535;

    @Inject
    ComputeRequest request;

    @Inject
    SecurityGroupService groups;

    @POST
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:rule:create")
    public Map<String, Object> create(JsonBody body) {
        JsonBody rule = FlavorsResource.object(body, "security_group_rule")
                .only("parent_group_id", "ip_protocol", "from_port", "to_port", "cidr", "group_id");
        String parent = uuid(rule, "parent_group_id");
        if (parent == null) {
            throw bad("Security group id should be uuid");
        }
        SecurityGroupView group = groups.show(request.caller(), parent);
        String peer = uuid(rule, "group_id");
        SecurityGroupView remote = peer == null ? null : groups.show(request.caller(), peer);
        SecurityGroupRuleDraft draft = draft(group, rule, peer);
        SecurityGroupRuleView made = Proxies.answer(
                () -> groups.createRules(request.caller(), List.of(draft)).get(0));
        return Map.of("security_group_rule", new SecurityGroupProxyJson(id -> remote).rule(made));
    }

    private static SecurityGroupRuleDraft draft(SecurityGroupView group, JsonBody rule, String peer) {
        String protocol = protocol(rule);
        Integer from = port(rule, "from_port");
        Integer to = port(rule, "to_port");
        if (peer == null && (protocol == null || from == null || to == null)) {
            throw bad("Not enough parameters to build a valid rule.");
        }
        // Since -1 says "all", which the network service says by leaving it out.
        Integer first = from == null || from < 0 ? null : from;
        Integer last = to == null || to < 0 ? null : to;
        boolean ports = protocol != null && !protocol.startsWith("icmp");
        if (ports && (first == null != (last == null) || first != null && first > last)) {
            throw bad("Invalid port range " + from + ":" + to + ". Former value cannot be greater than the later");
        }
        String cidr = peer == null ? cidr(rule) : null;
        return new SecurityGroupRuleDraft(
                null,
                group.head().id(),
                null,
                "ingress",
                cidr != null && cidr.contains(":") ? "IPv6" : "IPv4",
                protocol,
                first,
                last,
                cidr,
                peer);
    }

    private static String cidr(JsonBody rule) {
        String cidr = rule.text("cidr", 0, Fields.MAX_NAME);
        if (cidr == null || cidr.isEmpty()) {
            return "0.0.0.0/0";
        }
        if (cidr.endsWith("/0") && !List.of("0.0.0.0/0", "::/0").contains(cidr)) {
            throw bad("Bad prefix for network in cidr " + cidr);
        }
        return cidr;
    }

    private static String protocol(JsonBody rule) {
        String protocol = rule.text("ip_protocol", 0, Fields.MAX_NAME);
        if (protocol == null || protocol.isEmpty()) {
            return null;
        }
        String lower = protocol.toLowerCase(java.util.Locale.ROOT);
        if (!List.of("tcp", "udp", "icmp").contains(lower)) {
            throw bad("Invalid IP protocol " + protocol + ".");
        }
        return lower;
    }

    private static Integer port(JsonBody rule, String field) {
        JsonNode value = rule.node().get(field);
        if (value != null && value.isTextual() && value.textValue().isEmpty()) {
            return null;
        }
        Long port = rule.integer(field, -1, LAST_PORT);
        return port == null ? null : port.intValue();
    }

    private static String uuid(JsonBody rule, String field) {
        String id = rule.text(field, 0, Fields.MAX_NAME);
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!Fields.isUuid(id)) {
            throw bad("Security group id should be uuid");
        }
        return id;
    }

    private static CloudException bad(String reason) {
        return new CloudException(CommonError.BAD_REQUEST, "reason", reason);
    }

    @DELETE
    @Path("{id}")
    @Microversions(until = Proxies.UNTIL)
    @Policy("os_compute_api:os-security-groups:rule:delete")
    public Response delete(@PathParam("id") String id) {
        Proxies.run(() -> groups.deleteRule(request.caller(), id, null));
        return Response.status(Response.Status.ACCEPTED).build();
    }
}
