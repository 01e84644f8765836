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
        rules.add(rule("get_agent", Access.ADMIN, "Read the agents.", "GET /v2.0/agents/{agent_id}"));
        rules.add(rule(
                "get_agents",
                Access.READER,
                "List the agents; the list is empty for who may not read them.",
                "GET /v2.0/agents"));
        rules.add(rule("get_availability_zone", Access.READER, "Read the zones.", "GET /v2.0/availability_zones"));
        rules.add(rule(
                "get_service_provider", Access.READER, "Read the service providers.", "GET /v2.0/service-providers"));
        addFour(rules, "subnetpool", "subnetpools");
        addFour(rules, "address_scope", "address-scopes");
        addFour(rules, "address_group", "address-groups");
        addFour(rules, "rbac_policy", "rbac-policies");
        addFour(rules, "trunk", "trunks");
        for (String verb : List.of("add_prefixes", "remove_prefixes", "onboard_network_subnets")) {
            rules.add(rule(
                    verb,
                    Access.MEMBER,
                    "Change the prefixes of a subnet pool.",
                    "PUT /v2.0/subnetpools/{id}/" + verb));
        }
        for (String verb : List.of("add_addresses", "remove_addresses")) {
            rules.add(rule(
                    verb,
                    Access.MEMBER,
                    "Change the addresses of an address group.",
                    "PUT /v2.0/address-groups/{id}/" + verb));
        }
        for (String verb : List.of("add_subports", "remove_subports")) {
            rules.add(rule(verb, Access.MEMBER, "Change the subports of a trunk.", "PUT /v2.0/trunks/{id}/" + verb));
        }
        rules.add(rule(
                "get_subports", Access.READER, "Read the subports of a trunk.", "GET /v2.0/trunks/{id}/get_subports"));
        rules.add(rule(
                "get_network_ip_availability",
                Access.ADMIN,
                "Read how many addresses networks have left.",
                "GET /v2.0/network-ip-availabilities",
                "GET /v2.0/network-ip-availabilities/{network_id}"));
        rules.add(rule(
                "update_agent",
                Access.ADMIN,
                "Take a node's agent out of service or back in.",
                "PUT /v2.0/agents/{agent_id}"));
        addQos(rules);
        addDefaultRules(rules);
        rules.addAll(RouterPolicies.rules());
        return rules;
    }

    private static void addDefaultRules(List<PolicyRule> rules) {
        String path = " /v2.0/default-security-group-rules";
        rules.add(rule(
                "create_default_security_group_rule",
                Access.ADMIN,
                "Create a rule that new security groups begin with.",
                "POST" + path));
        rules.add(rule(
                "get_default_security_group_rule",
                Access.READER,
                "Read the rules that new security groups begin with.",
                "GET" + path,
                "GET" + path + "/{id}"));
        rules.add(rule(
                "delete_default_security_group_rule",
                Access.ADMIN,
                "Delete a rule that new security groups begin with.",
                "DELETE" + path + "/{id}"));
    }

    /** What a policy promises costs the operator: policies are made by admins. */
    private static void addQos(List<PolicyRule> rules) {
        String path = " /v2.0/qos/policies";
        rules.add(rule("create_policy", Access.ADMIN, "Create QoS policies.", "POST" + path));
        rules.add(rule("get_policy", Access.READER, "Read QoS policies.", "GET" + path, "GET" + path + "/{id}"));
        rules.add(rule("update_policy", Access.ADMIN, "Change a QoS policy.", "PUT" + path + "/{id}"));
        rules.add(rule("delete_policy", Access.ADMIN, "Delete a QoS policy.", "DELETE" + path + "/{id}"));
        String rule = path + "/{policy_id}/{type}_rules";
        String alias = " /v2.0/qos/alias_{type}_rules/{id}";
        rules.add(rule("create_policy_rule", Access.ADMIN, "Create rules of a QoS policy.", "POST" + rule));
        rules.add(rule(
                "get_policy_rule",
                Access.READER,
                "Read the rules of a QoS policy.",
                "GET" + rule,
                "GET" + rule + "/{id}",
                "GET" + alias));
        rules.add(rule(
                "update_policy_rule",
                Access.ADMIN,
                "Change a rule of a QoS policy.",
                "PUT" + rule + "/{id}",
                "PUT" + alias));
        rules.add(rule(
                "delete_policy_rule",
                Access.ADMIN,
                "Delete a rule of a QoS policy.",
                "DELETE" + rule + "/{id}",
                "DELETE" + alias));
        rules.add(rule("get_rule_type", Access.READER, "Read the types of QoS rules.", "GET /v2.0/qos/rule-types"));
        rules.add(rule(
                "get_rule_type_details",
                Access.ADMIN,
                "Read what carries out a type of QoS rules.",
                "GET /v2.0/qos/rule-types/{type}"));
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
