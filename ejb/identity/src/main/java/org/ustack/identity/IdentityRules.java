package org.ustack.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.policy.PolicyBook;

/**
 * Under which condition identity's own things may be read and changed, in oslo.policy's language and with Keystone's facts.
 * The source is Keystone's defaults of the release Zed, with the domain manager of 2024.2 where Zed has the domain's admin:
 * admin brings manager, so that what a manager may a domain's admin may.
 */
public final class IdentityRules {

    private static final String IDENTITY = "identity:";
    private static final String READ_SYSTEM = "rule:system_reader";
    private static final String RUN_SYSTEM = "rule:system_admin";

    /** A credential acts in a project. */
    private static final Set<PolicyRule.Scope> NO_DOMAIN = Set.of(PolicyRule.Scope.SYSTEM, PolicyRule.Scope.PROJECT);

    /** What is handed on is what the giver has in a project. */
    private static final Set<String> OF_A_PROJECT =
            Set.of("identity:create_trust", "identity:create_application_credential");

    private static final Map<String, String> WORDS = new LinkedHashMap<>();
    private static final Map<String, String> CONDITIONS = new LinkedHashMap<>();

    /**
     * Rules of which Keystone looks up the thing first: who may not learns whether it is there, and clients count on it. And
     * that of a list that another rule judges where the request names whose.
     */
    private static final Set<String> THING_FIRST = Set.of(
            "identity:update_domain",
            "identity:delete_domain",
            "identity:get_endpoint",
            "identity:update_endpoint",
            "identity:delete_endpoint",
            "identity:get_role",
            "identity:update_role",
            "identity:delete_role",
            "identity:delete_group",
            "identity:list_trusts",
            "identity:ec2_get_credential",
            "identity:ec2_delete_credential");

    static {
        commonWords();
        tokensAndDomains();
        peopleAndProjects();
        catalog();
        grants();
        credentials();
        federation();
        delegation();
        extensions();
    }

    private IdentityRules() {}

    /** Those of compute and network too, so that their operators' files find what they refer to. */
    private static void commonWords() {
        WORDS.put("admin_required", "role:admin");
        WORDS.put("context_is_admin", "role:admin");
        WORDS.put("admin_only", "role:admin");
        WORDS.put("admin_api", "role:admin");
        WORDS.put("admin_or_owner", "role:admin or project_id:%(project_id)s");
        for (String role : new String[] {"reader", "member", "manager"}) {
            WORDS.put("project_" + role + "_api", "role:" + role + " and project_id:%(project_id)s");
            WORDS.put("project_" + role + "_or_admin", "rule:project_" + role + "_api or rule:admin_api");
        }
        WORDS.put("system_reader", "role:reader and system_scope:all");
        WORDS.put("system_admin", "role:admin and system_scope:all");
        WORDS.put("service_role", "role:service");
        WORDS.put("owner", "user_id:%(target.user.id)s");
        WORDS.put("token_subject", "user_id:%(target.token.user_id)s");
        WORDS.put("credential_owner", "user_id:%(target.credential.user_id)s");
        WORDS.put(
                "domain_grant_target",
                "(domain_id:%(target.user.domain_id)s or domain_id:%(target.group.domain_id)s)"
                        + " and (domain_id:%(target.project.domain_id)s or domain_id:%(target.domain.id)s)");
        WORDS.put("domain_grant_role", "None:%(target.role.domain_id)s or domain_id:%(target.role.domain_id)s");
        WORDS.put(
                "domain_managed_role",
                "'manager':%(target.role.name)s or 'member':%(target.role.name)s or 'reader':%(target.role.name)s"
                        + " or (role:admin and not 'admin':%(target.role.name)s) or domain_id:%(target.role.domain_id)s");
    }

    private static void tokensAndDomains() {
        put("validate_token", READ_SYSTEM + " or rule:service_role or rule:token_subject");
        put("revoke_token", RUN_SYSTEM + " or rule:token_subject");
        put("create_domain", RUN_SYSTEM);
        put("list_domains", READ_SYSTEM);
        put(
                "get_domain",
                READ_SYSTEM + " or domain_id:%(target.domain.id)s or token.project.domain.id:%(target.domain.id)s");
        put("update_domain", RUN_SYSTEM);
        put("delete_domain", RUN_SYSTEM);
    }

    private static void peopleAndProjects() {
        String ownProject = "project_id:%(target.project.id)s";
        String projectAdmin = " or (role:admin and " + ownProject + ")";
        put("create_project", RUN_SYSTEM + managerOf("project"));
        put("list_projects", READ_SYSTEM + " or (role:reader and domain_id:%(target.domain_id)s)");
        put("get_project", READ_SYSTEM + readerOf("project") + " or " + ownProject);
        put("update_project", RUN_SYSTEM + managerOf("project"));
        put("delete_project", RUN_SYSTEM + managerOf("project"));
        put("list_project_tags", READ_SYSTEM + readerOf("project") + " or " + ownProject);
        put("get_project_tag", READ_SYSTEM + readerOf("project") + " or " + ownProject);
        for (String rule :
                new String[] {"update_project_tags", "delete_project_tags", "create_project_tag", "delete_project_tag"
                }) {
            put(rule, RUN_SYSTEM + managerOf("project") + projectAdmin);
        }
        put("create_user", RUN_SYSTEM + managerOf("user"));
        put("list_users", READ_SYSTEM + " or (role:reader and domain_id:%(target.domain_id)s)");
        put("get_user", READ_SYSTEM + readerOf("user") + " or rule:owner");
        put("update_user", RUN_SYSTEM + managerOf("user"));
        put("delete_user", RUN_SYSTEM + managerOf("user"));
        put("list_user_projects", READ_SYSTEM + readerOf("user") + " or rule:owner");
        put("list_groups_for_user", READ_SYSTEM + readerOf("user") + " or rule:owner");
        put("create_group", RUN_SYSTEM + managerOf("group"));
        put("list_groups", READ_SYSTEM + " or (role:reader and domain_id:%(target.domain_id)s)");
        put("get_group", READ_SYSTEM + readerOf("group"));
        put("update_group", RUN_SYSTEM + managerOf("group"));
        put("delete_group", RUN_SYSTEM + managerOf("group"));
        String both = "domain_id:%(target.group.domain_id)s and domain_id:%(target.user.domain_id)s)";
        put("list_users_in_group", READ_SYSTEM + readerOf("group"));
        put("check_user_in_group", READ_SYSTEM + " or (role:reader and " + both + " or rule:owner");
        put("add_user_to_group", RUN_SYSTEM + " or (role:manager and " + both);
        put("remove_user_from_group", RUN_SYSTEM + " or (role:manager and " + both);
    }

    private static String readerOf(String thing) {
        return " or (role:reader and domain_id:%(target." + thing + ".domain_id)s)";
    }

    private static String managerOf(String thing) {
        return " or (role:manager and domain_id:%(target." + thing + ".domain_id)s)";
    }

    private static void catalog() {
        for (String thing : new String[] {"region", "service", "endpoint", "role"}) {
            put("create_" + thing, RUN_SYSTEM);
            put("update_" + thing, RUN_SYSTEM);
            put("delete_" + thing, RUN_SYSTEM);
        }
        for (String thing : new String[] {"service", "endpoint"}) {
            put("list_" + thing + "s", READ_SYSTEM);
            put("get_" + thing, READ_SYSTEM);
        }
        // Who is to give roles must see which there are: the global ones and the domain's.
        String domainManager = " or (role:manager and not domain_id:None and rule:domain_grant_role)";
        put("list_roles", READ_SYSTEM + domainManager);
        put("get_role", READ_SYSTEM + domainManager);
        for (String rule : new String[] {
            "list_implied_roles", "get_implied_role", "check_implied_role", "list_role_inference_rules"
        }) {
            put(rule, READ_SYSTEM);
        }
        put("create_implied_role", RUN_SYSTEM);
        put("delete_implied_role", RUN_SYSTEM);
    }

    private static void grants() {
        put("list_role_assignments", READ_SYSTEM + " or (role:reader and domain_id:%(target.domain_id)s)");
        put(
                "list_role_assignments_for_tree",
                READ_SYSTEM + readerOf("project") + " or (role:admin and project_id:%(target.project.id)s)");
        put("get_effective_permissions", READ_SYSTEM + " or (role:reader and rule:domain_grant_target) or rule:owner");
        put("list_grants", READ_SYSTEM + " or (role:reader and rule:domain_grant_target)");
        put("check_grant", READ_SYSTEM + " or (role:reader and rule:domain_grant_target and rule:domain_grant_role)");
        String managed =
                " or (role:manager and rule:domain_grant_target and rule:domain_grant_role and rule:domain_managed_role)";
        put("create_grant", RUN_SYSTEM + managed);
        put("revoke_grant", RUN_SYSTEM + managed);
        put("list_system_grants", READ_SYSTEM);
        put("check_system_grant", READ_SYSTEM);
        put("create_system_grant", RUN_SYSTEM);
        put("revoke_system_grant", RUN_SYSTEM);
    }

    private static void credentials() {
        for (String thing : new String[] {"", "ec2_"}) {
            put(thing + "get_credential", READ_SYSTEM + " or rule:credential_owner");
            put(thing + "list_credentials", READ_SYSTEM + " or rule:credential_owner");
            put(thing + "create_credential", RUN_SYSTEM + " or rule:credential_owner");
            put(thing + "delete_credential", RUN_SYSTEM + " or rule:credential_owner");
        }
        put("update_credential", RUN_SYSTEM + " or rule:credential_owner");
    }

    private static void federation() {
        for (String thing :
                new String[] {"domain_config", "identity_provider", "protocol", "mapping", "service_provider"}) {
            put("create_" + thing, RUN_SYSTEM);
            put("get_" + thing, READ_SYSTEM);
            put("update_" + thing, RUN_SYSTEM);
            put("delete_" + thing, RUN_SYSTEM);
        }
        for (String things : new String[] {"identity_providers", "protocols", "mappings", "service_providers"}) {
            put("list_" + things, READ_SYSTEM);
        }
        put("get_domain_config_default", READ_SYSTEM);
    }

    private static void delegation() {
        for (String thing : new String[] {"application_credential", "access_rule"}) {
            put("list_" + thing + "s", READ_SYSTEM + " or rule:owner");
            put("get_" + thing, READ_SYSTEM + " or rule:owner");
            put("delete_" + thing, RUN_SYSTEM + " or rule:owner");
        }
        put("create_application_credential", "rule:owner");
        String trustor = "user_id:%(target.trust.trustor_user_id)s";
        String party = trustor + " or user_id:%(target.trust.trustee_user_id)s";
        put("create_trust", trustor);
        put("list_trusts", READ_SYSTEM);
        put("list_trusts_for_trustor", READ_SYSTEM + " or " + trustor);
        put("list_trusts_for_trustee", READ_SYSTEM + " or user_id:%(target.trust.trustee_user_id)s");
        put("get_trust", READ_SYSTEM + " or " + party);
        put("delete_trust", RUN_SYSTEM + " or " + trustor);
        put("list_roles_for_trust", READ_SYSTEM + " or " + party);
        put("get_role_for_trust", READ_SYSTEM + " or " + party);
        put("authorize_request_token", "rule:owner");
        for (String rule : new String[] {
            "list_access_tokens", "get_access_token", "list_access_token_roles", "get_access_token_role"
        }) {
            put(rule, READ_SYSTEM + " or rule:owner");
        }
        put("delete_access_token", RUN_SYSTEM + " or rule:owner");
    }

    /** What goes beyond people and the catalog: readers of the system read, its admins change. */
    private static void extensions() {
        for (String thing : new String[] {"consumer", "endpoint_group", "policy"}) {
            put("create_" + thing, RUN_SYSTEM);
            put("update_" + thing, RUN_SYSTEM);
            put("delete_" + thing, RUN_SYSTEM);
            put("get_" + thing, READ_SYSTEM);
        }
        for (String rule : new String[] {
            "list_consumers",
            "list_endpoint_groups",
            "list_endpoints_associated_with_endpoint_group",
            "list_projects_associated_with_endpoint_group",
            "get_endpoint_group_in_project",
            "list_endpoints_for_project",
            "check_endpoint_in_project",
            "list_endpoint_groups_for_project",
            "list_projects_for_endpoint",
            "list_policies",
            "list_endpoints_for_policy",
            "get_policy_for_endpoint"
        }) {
            put(rule, READ_SYSTEM);
        }
        for (String rule : new String[] {
            "add_endpoint_group_to_project",
            "remove_endpoint_group_from_project",
            "add_endpoint_to_project",
            "remove_endpoint_from_project"
        }) {
            put(rule, RUN_SYSTEM);
        }
        for (String place : new String[] {"endpoint", "service", "region_and_service"}) {
            put("create_policy_association_for_" + place, RUN_SYSTEM);
            put("check_policy_association_for_" + place, READ_SYSTEM);
            put("delete_policy_association_for_" + place, RUN_SYSTEM);
        }
        for (String rule : new String[] {
            "create_registered_limits",
            "update_registered_limit",
            "delete_registered_limit",
            "create_limits",
            "update_limit",
            "delete_limit"
        }) {
            put(rule, RUN_SYSTEM);
        }
        put("list_limits", "@");
        put(
                "get_limit",
                READ_SYSTEM
                        + " or domain_id:%(target.limit.domain.id)s or domain_id:%(target.limit.project.domain_id)s"
                        + " or (project_id:%(target.limit.project_id)s and not None:%(target.limit.project_id)s)");
        CONDITIONS.put("ustack:token-keys:rotate", RUN_SYSTEM);
    }

    private static void put(String name, String condition) {
        CONDITIONS.put(IDENTITY + name, condition);
    }

    /** What rules refer to by {@code rule:name}; an operator may override these like any other. */
    public static Map<String, String> words() {
        return Map.copyOf(WORDS);
    }

    /** Whether the services judge this rule with the thing at hand. */
    public static boolean has(String rule) {
        return CONDITIONS.containsKey(rule);
    }

    /** Whether the answer to who may not depends on whether the thing is there, so that the services must judge. */
    public static boolean looksFirst(String rule) {
        return THING_FIRST.contains(rule);
    }

    /**
     * A catalogue's rule with the condition that stands here. One of identity that has none here is of the system: its readers
     * read, its admins change.
     */
    public static PolicyRule completed(PolicyRule rule) {
        if (!has(rule.name())) {
            if (!rule.name().startsWith(IDENTITY)) {
                return rule;
            }
            return switch (rule.access()) {
                case ADMIN -> rule.needing(RUN_SYSTEM, PolicyRule.Scope.ALL);
                case READER -> rule.needing(READ_SYSTEM, PolicyRule.Scope.ALL);
                case SERVICE -> rule.needing("rule:service_role or " + RUN_SYSTEM, PolicyRule.Scope.ALL);
                default -> rule.needing(rule.condition(), PolicyRule.Scope.ALL);
            };
        }
        return rule.needing(CONDITIONS.get(rule.name()), scopes(rule.name()));
    }

    private static Set<PolicyRule.Scope> scopes(String rule) {
        if (OF_A_PROJECT.contains(rule)) {
            return Set.of(PolicyRule.Scope.PROJECT);
        }
        boolean credential = rule.endsWith("_credential") || rule.endsWith("_credentials");
        return credential ? NO_DOMAIN : PolicyRule.Scope.ALL;
    }

    /** As {@link #completed}; a rule that does not stand here is on things of the whole cloud: for its readers, admins and services, whatever their token is scoped to. */
    public static PolicyRule ofTheCloud(PolicyRule rule) {
        if (has(rule.name())) {
            return completed(rule);
        }
        String condition =
                switch (rule.access()) {
                    case READER -> READ_SYSTEM;
                    case ADMIN -> RUN_SYSTEM;
                    case SERVICE -> RUN_SYSTEM + " or rule:service_role";
                    default -> rule.condition();
                };
        return rule.needing(condition, PolicyRule.Scope.ALL);
    }

    /** All that stand here, without a catalogue's sentences. */
    public static List<PolicyRule> rules() {
        return CONDITIONS.keySet().stream()
                .map(name -> completed(new PolicyRule(name, Access.AUTHENTICATED, name, name)))
                .toList();
    }

    /** The defaults without any catalogue, scope not enforced. */
    public static PolicyBook defaults() {
        return PolicyBook.of(rules(), WORDS, false);
    }
}
