package org.ustack.rest.identity;

import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.IdentityRules;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of domain configurations and of federation, by Keystone's names: admins change, readers of the system read. */
public final class FederationPolicies implements PolicyCatalogue {

    private final List<PolicyRule> rules = new ArrayList<>();

    public FederationPolicies() {
        String config = "/v3/domains/{id}/config";
        add("create_domain_config", Access.ADMIN, "Set the options of a domain.", "PUT " + config);
        add("get_domain_config", Access.READER, "Show the options of a domain.", "GET " + config);
        add("update_domain_config", Access.ADMIN, "Change options of a domain.", "PATCH " + config);
        add("delete_domain_config", Access.ADMIN, "Delete options of a domain.", "DELETE " + config);
        add(
                "get_domain_config_default",
                Access.READER,
                "Show what holds where a domain sets nothing.",
                "GET /v3/domains/config/default");
        add(
                "get_security_compliance_domain_config",
                Access.AUTHENTICATED,
                "Show what a new password must look like.",
                "GET /v3/domains/{id}/config/security_compliance");
        things(
                "identity_provider",
                "an identity provider",
                "identity providers",
                "/v3/OS-FEDERATION/identity_providers");
        things(
                "protocol",
                "a protocol of an identity provider",
                "protocols of an identity provider",
                "/v3/OS-FEDERATION/identity_providers/{idp_id}/protocols");
        things("mapping", "a mapping", "mappings", "/v3/OS-FEDERATION/mappings");
        things("service_provider", "a service provider", "service providers", "/v3/OS-FEDERATION/service_providers");
    }

    @Override
    public List<PolicyRule> rules() {
        return List.copyOf(rules);
    }

    private void things(String name, String one, String many, String path) {
        add("create_" + name, Access.ADMIN, "Create " + one + ".", "PUT " + path + "/{id}");
        add("list_" + name + "s", Access.READER, "List " + many + ".", "GET " + path);
        add("get_" + name, Access.READER, "Show " + one + ".", "GET " + path + "/{id}");
        add("update_" + name, Access.ADMIN, "Change " + one + ".", "PATCH " + path + "/{id}");
        add("delete_" + name, Access.ADMIN, "Delete " + one + ".", "DELETE " + path + "/{id}");
    }

    private void add(String name, Access access, String sentence, String operation) {
        rules.add(IdentityRules.completed(new PolicyRule("identity:" + name, access, sentence, operation)));
    }
}
