package org.ustack.rest.compute;

import static org.ustack.kernel.Access.AUTHENTICATED;
import static org.ustack.kernel.Access.MEMBER;
import static org.ustack.kernel.Access.READER;

/** The rules of what compute answered for other services until 2.35. */
public final class ComputeProxyPolicies extends ComputeRules {

    public ComputeProxyPolicies() {
        addProxies();
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
