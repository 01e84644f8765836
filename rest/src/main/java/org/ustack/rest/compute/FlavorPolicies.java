package org.ustack.rest.compute;

import static org.ustack.kernel.Access.ADMIN;
import static org.ustack.kernel.Access.AUTHENTICATED;
import static org.ustack.kernel.Access.READER;

/** The rules of flavors and key pairs. */
public final class FlavorPolicies extends ComputeRules {

    public FlavorPolicies() {
        addFlavorsAndKeys();
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
}
