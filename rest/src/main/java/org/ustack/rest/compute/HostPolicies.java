package org.ustack.rest.compute;

import static org.ustack.kernel.Access.ADMIN;
import static org.ustack.kernel.Access.AUTHENTICATED;
import static org.ustack.kernel.Access.MANAGER;

/** The rules of nodes, of their aggregates and zones, and of what runs between them. */
public final class HostPolicies extends ComputeRules {

    public HostPolicies() {
        addCloud();
        addHosts();
        addAggregates();
        addMigrations();
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

    private void addAggregates() {
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
}
