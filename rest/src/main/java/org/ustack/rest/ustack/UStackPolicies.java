package org.ustack.rest.ustack;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ustack.identity.EffectivePermissionService;
import org.ustack.identity.IdentityRules;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of UStack's own API. */
public class UStackPolicies implements PolicyCatalogue {

    @Override
    public List<PolicyRule> rules() {
        return Stream.of(
                        new PolicyRule(
                                "ustack:placement-decisions:list",
                                Access.READER,
                                "See why a server of the project stands where it does",
                                "GET /placement-decisions?server={id}"),
                        new PolicyRule(
                                "ustack:placement-decisions:ask",
                                Access.MEMBER,
                                "Ask whether servers would find a place, and what would have to change",
                                "POST /placement-decisions"),
                        new PolicyRule(
                                "ustack:placement-decisions:node-names",
                                Access.ADMIN,
                                "See and name nodes by name instead of by hostId",
                                "GET /placement-decisions?server={id}",
                                "POST /placement-decisions"),
                        new PolicyRule(
                                "ustack:nodes:list", Access.ADMIN, "List nodes with capacity and claims", "GET /nodes"),
                        new PolicyRule("ustack:nodes:show", Access.ADMIN, "Show a node", "GET /nodes/{id or name}"),
                        new PolicyRule(
                                "ustack:nodes:maintenance",
                                Access.ADMIN,
                                "Take a node out of service to work on it, and bring it back",
                                "POST /nodes/{id or name}/maintenance",
                                "DELETE /nodes/{id or name}/maintenance"),
                        new PolicyRule(
                                "ustack:nodes:show-maintenance",
                                Access.ADMIN,
                                "See where the servers of a node in maintenance could go",
                                "GET /nodes/{id or name}/maintenance"),
                        new PolicyRule(
                                "ustack:nodes:retire",
                                Access.ADMIN,
                                "Forget a node that will not come back",
                                "DELETE /nodes/{id or name}"),
                        new PolicyRule(
                                "ustack:audit-events:list",
                                Access.ADMIN,
                                "Read the audit trail",
                                "GET /audit-events?project={id}"),
                        new PolicyRule(
                                "ustack:consistency:read",
                                Access.ADMIN,
                                "Check all promises about stored data",
                                "GET /consistency"),
                        new PolicyRule(
                                "ustack:sign-ins:list",
                                Access.AUTHENTICATED,
                                "See where one is signed in to the dashboard",
                                "GET /dashboard/sessions.xhtml"),
                        new PolicyRule(
                                "ustack:sign-ins:end",
                                Access.AUTHENTICATED,
                                "End one's own sign-ins and tokens",
                                "POST /dashboard/sessions.xhtml"),
                        new PolicyRule(
                                "ustack:second-factor:change",
                                Access.AUTHENTICATED,
                                "Set up, require and remove one's own second factor",
                                "POST /dashboard/factor.xhtml"),
                        new PolicyRule(
                                "ustack:token-keys:rotate",
                                Access.ADMIN,
                                "Rotate the keys that seal tokens",
                                "POST /token-keys/rotate"),
                        new PolicyRule(
                                EffectivePermissionService.RULE,
                                Access.AUTHENTICATED,
                                "See what a user may do somewhere, and why",
                                "GET /effective-permissions?user_id={id}"))
                .map(UStackPolicies::completed)
                .toList();
    }

    /** Operators come with a system's token, too; what is one's own is reached with any. */
    private static PolicyRule completed(PolicyRule rule) {
        if (IdentityRules.has(rule.name())) {
            return IdentityRules.completed(rule);
        }
        return rule.access() == Access.AUTHENTICATED
                ? rule
                : rule.needing(rule.condition(), Set.of(PolicyRule.Scope.SYSTEM, PolicyRule.Scope.PROJECT));
    }
}
