package org.ustack.rest.identity;

import java.util.ArrayList;
import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/**
 * The rules of the identity API, by Keystone's names. Their conditions stand in {@link org.ustack.identity.IdentityRules},
 * where the services that judge them are.
 */
public final class IdentityPolicies implements PolicyCatalogue {

    private final List<PolicyRule> rules = new ArrayList<>();

    public IdentityPolicies() {
        access();
        people();
        catalog();
        memberships();
        grants();
    }

    @Override
    public List<PolicyRule> rules() {
        return List.copyOf(rules);
    }

    private void access() {
        add(
                "validate_token",
                Access.AUTHENTICATED,
                "Show a token: the own one, or any for readers of the system and services.",
                "GET /v3/auth/tokens");
        add(
                "revoke_token",
                Access.AUTHENTICATED,
                "Revoke a token: the own one, or any for admins.",
                "DELETE /v3/auth/tokens");
        add("get_auth_catalog", Access.AUTHENTICATED, "Show the caller its catalog.", "GET /v3/auth/catalog");
        add("get_auth_projects", Access.AUTHENTICATED, "Show the caller its projects.", "GET /v3/auth/projects");
        add("get_auth_domains", Access.AUTHENTICATED, "Show the caller its domains.", "GET /v3/auth/domains");
        add("get_auth_system", Access.AUTHENTICATED, "Show the caller its system.", "GET /v3/auth/system");
        add("create_domain", Access.ADMIN, "Create a domain.", "POST /v3/domains");
        add("list_domains", Access.READER, "List domains.", "GET /v3/domains");
        add("get_domain", Access.AUTHENTICATED, "Show a domain.", "GET /v3/domains/{id}");
        add("update_domain", Access.ADMIN, "Change a domain.", "PATCH /v3/domains/{id}");
        add("delete_domain", Access.ADMIN, "Delete a domain.", "DELETE /v3/domains/{id}");
    }

    private void people() {
        add("create_project", Access.MANAGER, "Create a project.", "POST /v3/projects");
        add("list_projects", Access.READER, "List projects.", "GET /v3/projects");
        add("get_project", Access.AUTHENTICATED, "Show a project.", "GET /v3/projects/{id}");
        add("update_project", Access.MANAGER, "Change a project.", "PATCH /v3/projects/{id}");
        add("delete_project", Access.MANAGER, "Delete a project.", "DELETE /v3/projects/{id}");
        add("create_user", Access.MANAGER, "Create a user.", "POST /v3/users");
        add("list_users", Access.READER, "List users.", "GET /v3/users");
        add("get_user", Access.AUTHENTICATED, "Show a user.", "GET /v3/users/{id}");
        add("update_user", Access.MANAGER, "Change a user.", "PATCH /v3/users/{id}");
        add("delete_user", Access.MANAGER, "Delete a user.", "DELETE /v3/users/{id}");
        add("create_group", Access.MANAGER, "Create a group.", "POST /v3/groups");
        add("list_groups", Access.READER, "List groups.", "GET /v3/groups");
        add("get_group", Access.READER, "Show a group.", "GET /v3/groups/{id}");
        add("update_group", Access.MANAGER, "Change a group.", "PATCH /v3/groups/{id}");
        add("delete_group", Access.MANAGER, "Delete a group.", "DELETE /v3/groups/{id}");
    }

    private void catalog() {
        add("create_role", Access.ADMIN, "Create a role.", "POST /v3/roles");
        add("list_roles", Access.READER, "List roles.", "GET /v3/roles");
        add("get_role", Access.READER, "Show a role.", "GET /v3/roles/{id}");
        add("update_role", Access.ADMIN, "Change a role.", "PATCH /v3/roles/{id}");
        add("delete_role", Access.ADMIN, "Delete a role.", "DELETE /v3/roles/{id}");
        add("create_region", Access.ADMIN, "Create a region.", "POST /v3/regions");
        add("list_regions", Access.AUTHENTICATED, "List regions.", "GET /v3/regions");
        add("get_region", Access.AUTHENTICATED, "Show a region.", "GET /v3/regions/{id}");
        add("update_region", Access.ADMIN, "Change a region.", "PATCH /v3/regions/{id}");
        add("delete_region", Access.ADMIN, "Delete a region.", "DELETE /v3/regions/{id}");
        add("create_service", Access.ADMIN, "Create a service.", "POST /v3/services");
        add("list_services", Access.READER, "List services.", "GET /v3/services");
        add("get_service", Access.READER, "Show a service.", "GET /v3/services/{id}");
        add("update_service", Access.ADMIN, "Change a service.", "PATCH /v3/services/{id}");
        add("delete_service", Access.ADMIN, "Delete a service.", "DELETE /v3/services/{id}");
        add("create_endpoint", Access.ADMIN, "Create an endpoint.", "POST /v3/endpoints");
        add("list_endpoints", Access.READER, "List endpoints.", "GET /v3/endpoints");
        add("get_endpoint", Access.READER, "Show an endpoint.", "GET /v3/endpoints/{id}");
        add("update_endpoint", Access.ADMIN, "Change an endpoint.", "PATCH /v3/endpoints/{id}");
        add("delete_endpoint", Access.ADMIN, "Delete an endpoint.", "DELETE /v3/endpoints/{id}");
        add("create_credential", Access.AUTHENTICATED, "Create a credential.", "POST /v3/credentials");
        add("list_credentials", Access.AUTHENTICATED, "List credentials.", "GET /v3/credentials");
        add("get_credential", Access.AUTHENTICATED, "Show a credential.", "GET /v3/credentials/{id}");
        add("update_credential", Access.AUTHENTICATED, "Change a credential.", "PATCH /v3/credentials/{id}");
        add("delete_credential", Access.AUTHENTICATED, "Delete a credential.", "DELETE /v3/credentials/{id}");
    }

    private void memberships() {
        add("list_project_tags", Access.AUTHENTICATED, "List the tags of a project.", "GET /v3/projects/{id}/tags");
        add("get_project_tag", Access.AUTHENTICATED, "Check a tag of a project.", "GET /v3/projects/{id}/tags/{tag}");
        add("update_project_tags", Access.MANAGER, "Replace the tags of a project.", "PUT /v3/projects/{id}/tags");
        add("delete_project_tags", Access.MANAGER, "Remove all tags of a project.", "DELETE /v3/projects/{id}/tags");
        add("create_project_tag", Access.MANAGER, "Add a tag to a project.", "PUT /v3/projects/{id}/tags/{tag}");
        add(
                "delete_project_tag",
                Access.MANAGER,
                "Remove a tag from a project.",
                "DELETE /v3/projects/{id}/tags/{tag}");
        add("list_user_projects", Access.AUTHENTICATED, "List the projects of a user.", "GET /v3/users/{id}/projects");
        add("list_groups_for_user", Access.AUTHENTICATED, "List the groups of a user.", "GET /v3/users/{id}/groups");
        add("list_users_in_group", Access.READER, "List the members of a group.", "GET /v3/groups/{id}/users");
        add(
                "check_user_in_group",
                Access.AUTHENTICATED,
                "Check a member of a group.",
                "HEAD /v3/groups/{id}/users/{user_id}");
        add("add_user_to_group", Access.MANAGER, "Add a member to a group.", "PUT /v3/groups/{id}/users/{user_id}");
        add(
                "remove_user_from_group",
                Access.MANAGER,
                "Remove a member from a group.",
                "DELETE /v3/groups/{id}/users/{user_id}");
    }

    private void grants() {
        add("list_implied_roles", Access.READER, "List what a role implies.", "GET /v3/roles/{id}/implies");
        add("get_implied_role", Access.READER, "Show one implication.", "GET /v3/roles/{id}/implies/{implied_id}");
        add("check_implied_role", Access.READER, "Check one implication.", "HEAD /v3/roles/{id}/implies/{implied_id}");
        add(
                "create_implied_role",
                Access.ADMIN,
                "Let a role imply another.",
                "PUT /v3/roles/{id}/implies/{implied_id}");
        add(
                "delete_implied_role",
                Access.ADMIN,
                "Remove an implication.",
                "DELETE /v3/roles/{id}/implies/{implied_id}");
        add("list_role_inference_rules", Access.READER, "List all implications.", "GET /v3/role_inferences");
        add("list_role_assignments", Access.READER, "List who has which role where.", "GET /v3/role_assignments");
        add(
                "list_role_assignments_for_tree",
                Access.READER,
                "List who has which role in a project and below.",
                "GET /v3/role_assignments?include_subtree");
        add(
                "list_grants",
                Access.READER,
                "List roles given.",
                "GET /v3/{projects|domains}/{id}/{users|groups}/{actor_id}/roles");
        add(
                "check_grant",
                Access.READER,
                "Check a role given.",
                "HEAD /v3/{projects|domains}/{id}/{users|groups}/{actor_id}/roles/{role_id}");
        add(
                "create_grant",
                Access.MANAGER,
                "Give a role.",
                "PUT /v3/{projects|domains}/{id}/{users|groups}/{actor_id}/roles/{role_id}");
        add(
                "revoke_grant",
                Access.MANAGER,
                "Take a role away.",
                "DELETE /v3/{projects|domains}/{id}/{users|groups}/{actor_id}/roles/{role_id}");
        add("list_system_grants", Access.READER, "List roles given.", "GET /v3/system/{users|groups}/{actor_id}/roles");
        add(
                "check_system_grant",
                Access.READER,
                "Check a role given.",
                "HEAD /v3/system/{users|groups}/{actor_id}/roles/{role_id}");
        add(
                "create_system_grant",
                Access.ADMIN,
                "Give a role.",
                "PUT /v3/system/{users|groups}/{actor_id}/roles/{role_id}");
        add(
                "revoke_system_grant",
                Access.ADMIN,
                "Take a role away.",
                "DELETE /v3/system/{users|groups}/{actor_id}/roles/{role_id}");
        add(
                "ec2_create_credential",
                Access.AUTHENTICATED,
                "Create a key pair for the EC2 API.",
                "POST /v3/users/{user_id}/credentials/OS-EC2");
        add(
                "ec2_list_credentials",
                Access.AUTHENTICATED,
                "List key pairs for the EC2 API.",
                "GET /v3/users/{user_id}/credentials/OS-EC2");
        add(
                "ec2_get_credential",
                Access.AUTHENTICATED,
                "Show a key pair for the EC2 API.",
                "GET /v3/users/{user_id}/credentials/OS-EC2/{access}");
        add(
                "ec2_delete_credential",
                Access.AUTHENTICATED,
                "Delete a key pair for the EC2 API.",
                "DELETE /v3/users/{user_id}/credentials/OS-EC2/{access}");
    }

    private void add(String name, Access access, String sentence, String operation) {
        rules.add(new PolicyRule("identity:" + name, access, sentence, operation));
    }
}
