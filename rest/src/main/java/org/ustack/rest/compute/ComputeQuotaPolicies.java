package org.ustack.rest.compute;

import static org.ustack.kernel.Access.ADMIN;
import static org.ustack.kernel.Access.AUTHENTICATED;
import static org.ustack.kernel.Access.READER;

/** The rules of limits, quotas and usage. */
public final class ComputeQuotaPolicies extends ComputeRules {

    public ComputeQuotaPolicies() {
        addQuotas();
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
}
