package org.ustack.rest.identity;

import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.IdentityRules;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of what goes beyond people and the catalog, by Keystone's names: readers of the cloud read, admins change. */
public final class ExtensionPolicies implements PolicyCatalogue {

    private static final String GROUPS = "/v3/OS-EP-FILTER/endpoint_groups";
    private static final String FILTER = "/v3/OS-EP-FILTER/projects/{project_id}/endpoints";
    private static final String DOCUMENTS = "/v3/policies";
    private static final String ASSOCIATIONS = "/v3/policies/{id}/OS-ENDPOINT-POLICY";

    private final List<PolicyRule> rules = new ArrayList<>();

    public ExtensionPolicies() {
        endpointGroups();
        projectEndpoints();
        documents();
        limits();
    }

    @Override
    public List<PolicyRule> rules() {
        return List.copyOf(rules);
    }

    private void endpointGroups() {
        String project = GROUPS + "/{id}/projects/{project_id}";
        admin("create_endpoint_group", "Create a group of endpoints.", "POST " + GROUPS);
        reader("list_endpoint_groups", "List groups of endpoints.", "GET " + GROUPS);
        reader("get_endpoint_group", "Show a group of endpoints.", "GET " + GROUPS + "/{id}");
        admin("update_endpoint_group", "Change a group of endpoints.", "PATCH " + GROUPS + "/{id}");
        admin("delete_endpoint_group", "Delete a group of endpoints.", "DELETE " + GROUPS + "/{id}");
        reader(
                "list_endpoints_associated_with_endpoint_group",
                "List the endpoints of a group.",
                "GET " + GROUPS + "/{id}/endpoints");
        reader(
                "list_projects_associated_with_endpoint_group",
                "List the projects of a group of endpoints.",
                "GET " + GROUPS + "/{id}/projects");
        admin("add_endpoint_group_to_project", "Show a group of endpoints to a project.", "PUT " + project);
        reader("get_endpoint_group_in_project", "Check a group of endpoints of a project.", "GET " + project);
        admin("remove_endpoint_group_from_project", "Hide a group of endpoints again.", "DELETE " + project);
    }

    private void projectEndpoints() {
        String one = FILTER + "/{endpoint_id}";
        reader("list_endpoints_for_project", "List the endpoints that a project sees.", "GET " + FILTER);
        admin("add_endpoint_to_project", "Show an endpoint to a project.", "PUT " + one);
        reader("check_endpoint_in_project", "Check an endpoint of a project.", "HEAD " + one);
        admin("remove_endpoint_from_project", "Hide an endpoint again.", "DELETE " + one);
        reader(
                "list_endpoint_groups_for_project",
                "List the groups of endpoints of a project.",
                "GET /v3/OS-EP-FILTER/projects/{project_id}/endpoint_groups");
        reader(
                "list_projects_for_endpoint",
                "List the projects that an endpoint is listed for.",
                "GET /v3/OS-EP-FILTER/endpoints/{endpoint_id}/projects");
    }

    private void documents() {
        admin("create_policy", "Create a policy document.", "POST " + DOCUMENTS);
        reader("list_policies", "List policy documents.", "GET " + DOCUMENTS);
        reader("get_policy", "Show a policy document.", "GET " + DOCUMENTS + "/{id}");
        admin("update_policy", "Change a policy document.", "PATCH " + DOCUMENTS + "/{id}");
        admin("delete_policy", "Delete a policy document.", "DELETE " + DOCUMENTS + "/{id}");
        reader(
                "list_endpoints_for_policy",
                "List the endpoints that a policy document is in force for.",
                "GET " + ASSOCIATIONS + "/endpoints");
        reader(
                "get_policy_for_endpoint",
                "Show the policy document of an endpoint.",
                "GET /v3/endpoints/{endpoint_id}/OS-ENDPOINT-POLICY/policy");
        association("endpoint", "/endpoints/{endpoint_id}");
        association("service", "/services/{service_id}");
        association("region_and_service", "/services/{service_id}/regions/{region_id}");
    }

    private void limits() {
        String registered = "/v3/registered_limits";
        String limits = "/v3/limits";
        admin("create_registered_limits", "Register what a service counts.", "POST " + registered);
        any("list_registered_limits", "List what services count.", "GET " + registered);
        any("get_registered_limit", "Show a registered limit.", "GET " + registered + "/{id}");
        admin("update_registered_limit", "Change a registered limit.", "PATCH " + registered + "/{id}");
        admin("delete_registered_limit", "Delete a registered limit.", "DELETE " + registered + "/{id}");
        admin("create_limits", "Give projects or domains limits of their own.", "POST " + limits);
        any("list_limits", "List limits: of the caller's project or domain, or all.", "GET " + limits);
        any("get_limit", "Show a limit.", "GET " + limits + "/{id}");
        admin("update_limit", "Change a limit.", "PATCH " + limits + "/{id}");
        admin("delete_limit", "Delete a limit.", "DELETE " + limits + "/{id}");
        any("get_limit_model", "Show how limits go together.", "GET " + limits + "/model");
    }

    private void association(String place, String path) {
        String words = place.replace('_', ' ');
        admin(
                "create_policy_association_for_" + place,
                "Put a policy document in force for a " + words + ".",
                "PUT " + ASSOCIATIONS + path);
        reader(
                "check_policy_association_for_" + place,
                "Check the policy document of a " + words + ".",
                "GET " + ASSOCIATIONS + path);
        admin(
                "delete_policy_association_for_" + place,
                "Take a policy document from a " + words + ".",
                "DELETE " + ASSOCIATIONS + path);
    }

    private void admin(String name, String sentence, String operation) {
        rules.add(IdentityRules.ofTheCloud(new PolicyRule("identity:" + name, Access.ADMIN, sentence, operation)));
    }

    private void any(String name, String sentence, String operation) {
        rules.add(IdentityRules.ofTheCloud(
                new PolicyRule("identity:" + name, Access.AUTHENTICATED, sentence, operation)));
    }

    private void reader(String name, String sentence, String operation) {
        rules.add(IdentityRules.ofTheCloud(new PolicyRule("identity:" + name, Access.READER, sentence, operation)));
    }
}
