package org.ustack.rest.compute;

import static org.ustack.kernel.Access.ADMIN;
import static org.ustack.kernel.Access.MANAGER;
import static org.ustack.kernel.Access.MEMBER;
import static org.ustack.kernel.Access.READER;

import org.ustack.kernel.Access;

/** The rules of servers, what is done with them, and their parts. */
public final class ServerPolicies extends ComputeRules {

    public ServerPolicies() {
        addServers();
        addActions();
        addServerParts();
        addGroups();
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
            if (!has(rule)) {
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

    private void addGroups() {
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
}
