package org.ustack.rest.network;

import java.util.ArrayList;
import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of the network API, named as Neutron's. Whose things they are, services decide. */
public final class NetworkPolicies implements PolicyCatalogue {

    @Override
    public List<PolicyRule> rules() {
        List<PolicyRule> rules = new ArrayList<>();
        addFour(rules, "network", "networks");
        addFour(rules, "subnet", "subnets");
        addFour(rules, "port", "ports");
        addFour(rules, "security_group", "security-groups");
        rules.add(
                rule("create_security_group_rule", Access.MEMBER, "Create rules.", "POST /v2.0/security-group-rules"));
        rules.add(rule(
                "get_security_group_rule",
                Access.READER,
                "Read rules.",
                "GET /v2.0/security-group-rules",
                "GET /v2.0/security-group-rules/{id}"));
        rules.add(rule(
                "delete_security_group_rule",
                Access.MEMBER,
                "Delete a rule.",
                "DELETE /v2.0/security-group-rules/{id}"));
        rules.add(rule(
                "get_tags",
                Access.READER,
                "Read tags.",
                "GET /v2.0/{resource_type}/{resource_id}/tags",
                "GET /v2.0/{resource_type}/{resource_id}/tags/{tag}"));
        rules.add(rule(
                "update_tags",
                Access.MEMBER,
                "Set and add tags.",
                "PUT /v2.0/{resource_type}/{resource_id}/tags",
                "PUT /v2.0/{resource_type}/{resource_id}/tags/{tag}"));
        rules.add(rule(
                "delete_tags",
                Access.MEMBER,
                "Take tags away.",
                "DELETE /v2.0/{resource_type}/{resource_id}/tags",
                "DELETE /v2.0/{resource_type}/{resource_id}/tags/{tag}"));
        rules.add(rule("get_quota", Access.READER, "Read the limits of a project.", "GET /v2.0/quotas/{project_id}"));
        rules.add(rule(
                "get_quotas",
                Access.ADMIN,
                "Read the limits of all projects that have their own.",
                "GET /v2.0/quotas"));
        rules.add(rule("update_quota", Access.ADMIN, "Set the limits of a project.", "PUT /v2.0/quotas/{project_id}"));
        rules.add(rule(
                "delete_quota",
                Access.ADMIN,
                "Put a project back to the default limits.",
                "DELETE /v2.0/quotas/{project_id}"));
        rules.add(rule(
                "get_extension",
                Access.AUTHENTICATED,
                "Read the extensions.",
                "GET /v2.0/extensions",
                "GET /v2.0/extensions/{alias}"));
        rules.add(
                rule("get_agent", Access.ADMIN, "Read the agents.", "GET /v2.0/agents", "GET /v2.0/agents/{agent_id}"));
        rules.add(rule("get_availability_zone", Access.READER, "Read the zones.", "GET /v2.0/availability_zones"));
        rules.add(rule(
                "get_service_provider", Access.READER, "Read the service providers.", "GET /v2.0/service-providers"));
        rules.addAll(RouterPolicies.rules());
        return rules;
    }

    private static void addFour(List<PolicyRule> rules, String name, String path) {
        String all = " /v2.0/" + path;
        String one = all + "/{id}";
        rules.add(rule("create_" + name, Access.MEMBER, "Create " + path + ".", "POST" + all));
        rules.add(rule("get_" + name, Access.READER, "Read " + path + ".", "GET" + all, "GET" + one));
        rules.add(rule("update_" + name, Access.MEMBER, "Change one of the " + path + ".", "PUT" + one));
        rules.add(rule("delete_" + name, Access.MEMBER, "Delete one of the " + path + ".", "DELETE" + one));
    }

    private static PolicyRule rule(String name, Access access, String sentence, String... operations) {
        return new PolicyRule(name, access, sentence, operations);
    }
}
