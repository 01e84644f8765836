package org.ustack.rest.compute;

import static org.ustack.kernel.Access.ADMIN;
import static org.ustack.kernel.Access.AUTHENTICATED;
import static org.ustack.kernel.Access.MANAGER;
import static org.ustack.kernel.Access.MEMBER;
import static org.ustack.kernel.Access.READER;

import java.util.ArrayList;
import java.util.List;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of the compute API, under Nova's names where Nova has one. */
public class ComputePolicies implements PolicyCatalogue {

    private static final String API = "os_compute_api:";

    private final List<PolicyRule> rules = new ArrayList<>();

    public ComputePolicies() {
        addServers();
        addActions();
        addServerParts();
        addFlavorsAndKeys();
        addQuotas();
        addCloud();
        addHosts();
        addAggregatesAndGroups();
        addMigrations();
        addProxies();
    }

    @Override
    public List<PolicyRule> rules() {
        return List.copyOf(rules);
    }

    private void add(String name, Access access, String sentence, String... operations) {
        rules.add(new PolicyRule(name.startsWith("compute:") ? name : API + name, access, sentence, operations));
    }

    private void addServers() {
        add("servers:index", READER, "List the project's servers", "GET /servers");
        add("servers:detail", READER, "List the project's servers with their details", "GET /servers/detail");
        add("servers:index:get_all_tenants", ADMIN, "List servers of all projects", "GET /servers?all_tenants=1");
        add(
                "servers:detail:get_all_tenants",
                ADMIN,
                "List servers of all projects with their details",
                "GET /servers/detail?all_tenants=1");
        add("servers:show", READER, "Show a server", "GET /servers/{id}");
        add(
                "servers:show:host_status",
                ADMIN,
                "See whether the node of a server is up (2.16)",
                "GET /servers/{id}",
                "GET /servers/detail");
        add(
                "servers:show:fault_details",
                ADMIN,
                "See the details of a server's fault",
                "GET /servers/{id}",
                "GET /servers/detail");
        add(
                "os-extended-server-attributes",
                ADMIN,
                "See node, internal name, reservation and user data of servers",
                "GET /servers/{id}",
                "GET /servers/detail");
        add("servers:create", MEMBER, "Boot servers", "POST /servers");
        add(
                "servers:create:forced_host",
                ADMIN,
                "Boot a server on the node named in its availability zone",
                "POST /servers");
        add(
                "compute:servers:create:requested_destination",
                ADMIN,
                "Boot a server on the node named by host (2.74)",
                "POST /servers");
        add(
                "servers:update",
                MEMBER,
                "Change name, description, addresses or host name of a server",
                "PUT /servers/{id}");
        add("servers:delete", MEMBER, "Delete a server", "DELETE /servers/{id}");
    }

    private void addActions() {
        String action = "POST /servers/{id}/action";
        add("servers:action", MEMBER, "Act on a server; each action has a rule of its own besides", action);
        for (ServerVerb verb : ServerVerb.values()) {
            String rule = verb.rule().substring(API.length());
            if (rules.stream().noneMatch(known -> known.name().equals(verb.rule()))) {
                add(rule, access(verb), "Act on a server by '" + verb.key() + "'", action + " {" + verb.key() + "}");
            }
        }
    }

    private static Access access(ServerVerb verb) {
        return switch (verb) {
            case RESET_STATE, EVACUATE, SHELVE_OFFLOAD -> ADMIN;
            case MIGRATE, LIVE_MIGRATE -> MANAGER;
            default -> MEMBER;
        };
    }

    private void addServerParts() {
        add("server-metadata:index", READER, "List the metadata of a server", "GET /servers/{id}/metadata");
        add("server-metadata:show", READER, "Show an item of the metadata", "GET /servers/{id}/metadata/{key}");
        add("server-metadata:create", MEMBER, "Add items to the metadata", "POST /servers/{id}/metadata");
        add("server-metadata:update_all", MEMBER, "Replace the metadata", "PUT /servers/{id}/metadata");
        add("server-metadata:update", MEMBER, "Set an item of the metadata", "PUT /servers/{id}/metadata/{key}");
        add("server-metadata:delete", MEMBER, "Delete an item of the metadata", "DELETE /servers/{id}/metadata/{key}");
        add("os-server-tags:index", READER, "List the tags of a server", "GET /servers/{id}/tags");
        add("os-server-tags:show", READER, "Check a tag of a server", "GET /servers/{id}/tags/{tag}");
        add("os-server-tags:update", MEMBER, "Add a tag to a server", "PUT /servers/{id}/tags/{tag}");
        add("os-server-tags:update_all", MEMBER, "Replace the tags of a server", "PUT /servers/{id}/tags");
        add("os-server-tags:delete", MEMBER, "Delete a tag of a server", "DELETE /servers/{id}/tags/{tag}");
        add("os-server-tags:delete_all", MEMBER, "Delete all tags of a server", "DELETE /servers/{id}/tags");
        add("ips:index", READER, "List the addresses of a server", "GET /servers/{id}/ips");
        add("ips:show", READER, "Show the addresses of a server in a network", "GET /servers/{id}/ips/{network}");
        add("os-attach-interfaces:list", READER, "List the interfaces of a server", "GET /servers/{id}/os-interface");
        add(
                "os-attach-interfaces:show",
                READER,
                "Show an interface of a server",
                "GET /servers/{id}/os-interface/{port}");
        add(
                "os-instance-actions:list",
                READER,
                "List what was done with a server",
                "GET /servers/{id}/os-instance-actions");
        add(
                "os-instance-actions:show",
                READER,
                "Show one thing that was done with a server",
                "GET /servers/{id}/os-instance-actions/{request_id}");
        add(
                "os-instance-actions:events",
                ADMIN,
                "See node names and errors of the steps, and steps before 2.51",
                "GET /servers/{id}/os-instance-actions/{request_id}");
        add("os-server-diagnostics", ADMIN, "Read the figures of a running server", "GET /servers/{id}/diagnostics");
    }

    private void addFlavorsAndKeys() {
        add("flavors:index", READER, "List flavors", "GET /flavors");
        add("flavors:detail", READER, "List flavors with their details", "GET /flavors/detail");
        add("flavors:show", READER, "Show a flavor", "GET /flavors/{id}");
        add("os-flavor-manage:create", ADMIN, "Make a flavor", "POST /flavors");
        add("os-flavor-manage:update", ADMIN, "Change the description of a flavor", "PUT /flavors/{id}");
        add("os-flavor-manage:delete", ADMIN, "Delete a flavor", "DELETE /flavors/{id}");
        add(
                "os-flavor-extra-specs:index",
                READER,
                "List the extra specs of a flavor",
                "GET /flavors/{id}/os-extra_specs");
        add("os-flavor-extra-specs:show", READER, "Show an extra spec", "GET /flavors/{id}/os-extra_specs/{key}");
        add("os-flavor-extra-specs:create", ADMIN, "Add extra specs", "POST /flavors/{id}/os-extra_specs");
        add("os-flavor-extra-specs:update", ADMIN, "Set an extra spec", "PUT /flavors/{id}/os-extra_specs/{key}");
        add("os-flavor-extra-specs:delete", ADMIN, "Delete an extra spec", "DELETE /flavors/{id}/os-extra_specs/{key}");
        add(
                "os-flavor-access",
                ADMIN,
                "See who may use a private flavor",
                "GET /flavors/{id}/os-flavor-access",
                "POST /flavors/{id}/action");
        add(
                "os-flavor-access:add_tenant_access",
                ADMIN,
                "Give a project access to a flavor",
                "POST /flavors/{id}/action {addTenantAccess}");
        add(
                "os-flavor-access:remove_tenant_access",
                ADMIN,
                "Take access to a flavor from a project",
                "POST /flavors/{id}/action {removeTenantAccess}");
        add("os-keypairs:index", AUTHENTICATED, "List the caller's key pairs", "GET /os-keypairs");
        add("os-keypairs:show", AUTHENTICATED, "Show a key pair", "GET /os-keypairs/{name}");
        add("os-keypairs:create", AUTHENTICATED, "Make or import a key pair", "POST /os-keypairs");
        add("os-keypairs:delete", AUTHENTICATED, "Delete a key pair", "DELETE /os-keypairs/{name}");
        add(
                "os-keypairs:other_users",
                ADMIN,
                "Handle key pairs of another user (2.10)",
                "GET /os-keypairs?user_id=",
                "POST /os-keypairs");
    }

    private void addQuotas() {
        add("limits", READER, "See limits and use of the own project", "GET /limits");
        add("limits:other_project", ADMIN, "See limits and use of another project", "GET /limits?tenant_id=");
        add("os-quota-sets:show", READER, "See the quotas of the own project", "GET /os-quota-sets/{project}");
        add(
                "os-quota-sets:show:other_project",
                ADMIN,
                "See the quotas of another project",
                "GET /os-quota-sets/{project}");
        add("os-quota-sets:detail", READER, "See the quotas with their use", "GET /os-quota-sets/{project}/detail");
        add("os-quota-sets:defaults", AUTHENTICATED, "See the default quotas", "GET /os-quota-sets/{project}/defaults");
        add("os-quota-sets:update", ADMIN, "Set quotas of a project", "PUT /os-quota-sets/{project}");
        add("os-quota-sets:delete", ADMIN, "Set the quotas of a project back", "DELETE /os-quota-sets/{project}");
        add("os-quota-class-sets:show", ADMIN, "See the default quotas as a class", "GET /os-quota-class-sets/{name}");
        add("os-quota-class-sets:update", ADMIN, "Set the default quotas", "PUT /os-quota-class-sets/{name}");
        add("os-simple-tenant-usage:list", ADMIN, "See what all projects used", "GET /os-simple-tenant-usage");
        add(
                "os-simple-tenant-usage:show",
                READER,
                "See what the own project used",
                "GET /os-simple-tenant-usage/{project}");
    }

    private void addCloud() {
        add("extensions", AUTHENTICATED, "List extensions", "GET /extensions", "GET /extensions/{alias}");
        add("os-services:list", ADMIN, "List compute services", "GET /os-services");
        add(
                "os-services:update",
                ADMIN,
                "Enable or disable a compute service",
                "PUT /os-services/{id}",
                "PUT /os-services/enable",
                "PUT /os-services/disable",
                "PUT /os-services/disable-log-reason");
        add("os-hypervisors:list", ADMIN, "List nodes", "GET /os-hypervisors");
        add("os-hypervisors:list-detail", ADMIN, "List nodes with their figures", "GET /os-hypervisors/detail");
        add("os-hypervisors:show", ADMIN, "Show a node", "GET /os-hypervisors/{id}");
        add("os-hypervisors:statistics", ADMIN, "Sum up the figures of all nodes", "GET /os-hypervisors/statistics");
        add("os-hypervisors:uptime", ADMIN, "See how long a node's agent is up", "GET /os-hypervisors/{id}/uptime");
        add("os-hypervisors:search", ADMIN, "Find nodes by name", "GET /os-hypervisors/{pattern}/search");
        add("os-hypervisors:servers", ADMIN, "List the servers on nodes", "GET /os-hypervisors/{pattern}/servers");
        add("os-availability-zone:list", AUTHENTICATED, "List availability zones", "GET /os-availability-zone");
        add(
                "os-availability-zone:detail",
                ADMIN,
                "List availability zones with their nodes",
                "GET /os-availability-zone/detail");
    }

    private void addHosts() {
        add(
                "os-services:delete",
                ADMIN,
                "Forget the compute service of a node that will not come back",
                "DELETE /os-services/{id}");
        add("os-hosts:list", ADMIN, "List nodes as hosts (until 2.42)", "GET /os-hosts");
        add("os-hosts:show", ADMIN, "See the use of a host by project (until 2.42)", "GET /os-hosts/{name}");
        add("os-hosts:update", ADMIN, "Enable or disable a host (until 2.42)", "PUT /os-hosts/{name}");
        add("os-hosts:start", ADMIN, "Start a host (until 2.42)", "GET /os-hosts/{name}/startup");
        add("os-hosts:shutdown", ADMIN, "Shut a host down (until 2.42)", "GET /os-hosts/{name}/shutdown");
        add("os-hosts:reboot", ADMIN, "Reboot a host (until 2.42)", "GET /os-hosts/{name}/reboot");
        add(
                "os-instance-usage-audit-log:list",
                ADMIN,
                "See which nodes counted the usage of the last month",
                "GET /os-instance_usage_audit_log");
        add(
                "os-instance-usage-audit-log:show",
                ADMIN,
                "See which nodes counted the usage of the month before a time",
                "GET /os-instance_usage_audit_log/{before}");
        add(
                "removed",
                AUTHENTICATED,
                "Ask for what Nova has removed, to hear that it is gone",
                "GET /os-agents",
                "GET /os-cells",
                "GET /os-certificates",
                "GET /os-cloudpipe",
                "GET /os-fping");
    }

    private void addAggregatesAndGroups() {
        add("os-aggregates:index", ADMIN, "List host aggregates", "GET /os-aggregates");
        add("os-aggregates:show", ADMIN, "Show a host aggregate", "GET /os-aggregates/{id}");
        add("os-aggregates:create", ADMIN, "Make a host aggregate", "POST /os-aggregates");
        add("os-aggregates:update", ADMIN, "Change name or zone of a host aggregate", "PUT /os-aggregates/{id}");
        add("os-aggregates:delete", ADMIN, "Delete a host aggregate", "DELETE /os-aggregates/{id}");
        String action = "POST /os-aggregates/{id}/action";
        add("os-aggregates:action", ADMIN, "Act on an aggregate; each action has a rule of its own besides", action);
        add("os-aggregates:add_host", ADMIN, "Add a node to an aggregate", action + " {add_host}");
        add("os-aggregates:remove_host", ADMIN, "Remove a node from an aggregate", action + " {remove_host}");
        add("os-aggregates:set_metadata", ADMIN, "Set the metadata of an aggregate", action + " {set_metadata}");
        add(
                "compute:aggregates:images",
                ADMIN,
                "Have the nodes of an aggregate fetch images (2.81)",
                "POST /os-aggregates/{id}/images");
        add("os-server-groups:index", READER, "List the project's server groups", "GET /os-server-groups");
        add(
                "os-server-groups:index:all_projects",
                ADMIN,
                "List server groups of all projects",
                "GET /os-server-groups?all_projects");
        add("os-server-groups:show", READER, "Show a server group", "GET /os-server-groups/{id}");
        add("os-server-groups:create", MEMBER, "Make a server group", "POST /os-server-groups");
        add("os-server-groups:delete", MEMBER, "Delete a server group", "DELETE /os-server-groups/{id}");
    }

    private void addMigrations() {
        String one = "/servers/{id}/migrations/{migration}";
        add("os-migrations:index", MANAGER, "List migrations", "GET /os-migrations");
        add(
                "servers:migrations:index",
                MANAGER,
                "List the migrations that run on a server (2.23)",
                "GET /servers/{id}/migrations");
        add("servers:migrations:show", ADMIN, "Show a migration of a server (2.23)", "GET " + one);
        add("servers:migrations:delete", MANAGER, "Stop a migration of a server (2.24)", "DELETE " + one);
        add(
                "servers:migrations:force_complete",
                MANAGER,
                "Force a migration to its end (2.22)",
                "POST " + one + "/action {force_complete}");
    }

    private void addProxies() {
        add("images:index", READER, "List images (until 2.35)", "GET /images", "GET /images/detail");
        add("images:show", READER, "Show an image (until 2.35)", "GET /images/{id}", "GET /images/{id}/metadata");
        add("images:delete", MEMBER, "Delete an image (until 2.35)", "DELETE /images/{id}");
        add(
                "images:metadata",
                MEMBER,
                "Change the properties of an image (until 2.38)",
                "POST /images/{id}/metadata",
                "PUT /images/{id}/metadata/{key}",
                "DELETE /images/{id}/metadata/{key}");
        String groups = "/os-security-groups";
        add("os-security-groups:get", READER, "List security groups (until 2.35)", "GET " + groups);
        add("os-security-groups:show", READER, "Show a security group (until 2.35)", "GET " + groups + "/{id}");
        add("os-security-groups:create", MEMBER, "Make a security group (until 2.35)", "POST " + groups);
        add("os-security-groups:update", MEMBER, "Change a security group (until 2.35)", "PUT " + groups + "/{id}");
        add("os-security-groups:delete", MEMBER, "Delete a security group (until 2.35)", "DELETE " + groups + "/{id}");
        add(
                "os-security-groups:rule:create",
                MEMBER,
                "Make a rule of a security group (until 2.35)",
                "POST /os-security-group-rules");
        add(
                "os-security-groups:rule:delete",
                MEMBER,
                "Delete a rule of a security group (until 2.35)",
                "DELETE /os-security-group-rules/{id}");
        add(
                "os-security-groups:list",
                READER,
                "List the security groups of a server",
                "GET /servers/{id}/os-security-groups");
        add("os-networks:list", READER, "List networks (until 2.35)", "GET /os-networks");
        add("os-networks:show", READER, "Show a network (until 2.35)", "GET /os-networks/{id}");
        add("os-tenant-networks:list", READER, "List the project's networks (until 2.35)", "GET /os-tenant-networks");
        add(
                "os-tenant-networks:show",
                READER,
                "Show a network of the project (until 2.35)",
                "GET /os-tenant-networks/{id}");
        add("os-floating-ip-pools", AUTHENTICATED, "List external networks (until 2.35)", "GET /os-floating-ip-pools");
        String addresses = "/os-floating-ips";
        add("os-floating-ips:list", READER, "List floating addresses (until 2.35)", "GET " + addresses);
        add("os-floating-ips:show", READER, "Show a floating address (until 2.35)", "GET " + addresses + "/{id}");
        add("os-floating-ips:create", MEMBER, "Get a floating address (until 2.35)", "POST " + addresses);
        add(
                "os-floating-ips:delete",
                MEMBER,
                "Give a floating address back (until 2.35)",
                "DELETE " + addresses + "/{id}");
    }
}
