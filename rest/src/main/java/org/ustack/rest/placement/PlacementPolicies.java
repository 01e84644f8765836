package org.ustack.rest.placement;

import java.util.List;
import java.util.Set;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyCatalogue;
import org.ustack.kernel.PolicyRule;

/** The rules of the placement API under its own names: operators and services read everything, readers the usage of their project. */
public final class PlacementPolicies implements PolicyCatalogue {

    static final String ALL_USAGES = "placement:usages:any_project";

    @Override
    public List<PolicyRule> rules() {
        String provider = "GET /resource_providers/{uuid}";
        return List.of(
                ofOperators("resource_providers:list", "List resource providers", "GET /resource_providers"),
                ofOperators("resource_providers:show", "Show a resource provider", provider),
                ofOperators(
                        "resource_providers:inventories:list",
                        "List the inventories of a resource provider",
                        provider + "/inventories"),
                ofOperators(
                        "resource_providers:inventories:show",
                        "Show one inventory of a resource provider",
                        provider + "/inventories/{resource_class}"),
                ofOperators(
                        "resource_providers:usages", "Show what of a resource provider is used", provider + "/usages"),
                ofOperators(
                        "resource_providers:aggregates:list",
                        "List the aggregates of a resource provider (1.1)",
                        provider + "/aggregates"),
                ofOperators(
                        "resource_providers:traits:list",
                        "List the traits of a resource provider (1.6)",
                        provider + "/traits"),
                ofOperators(
                        "resource_providers:allocations:list",
                        "List what stands on a resource provider",
                        provider + "/allocations"),
                ofOperators(
                        "allocations:list",
                        "Show what a consumer has been allocated",
                        "GET /allocations/{consumer_uuid}"),
                ofOperators(
                        "allocation_candidates:list",
                        "Ask which providers could take an allocation (1.10)",
                        "GET /allocation_candidates"),
                ofOperators("resource_classes:list", "List resource classes (1.2)", "GET /resource_classes"),
                ofOperators("resource_classes:show", "Show a resource class (1.2)", "GET /resource_classes/{name}"),
                ofOperators("traits:list", "List traits (1.6)", "GET /traits"),
                ofOperators("traits:show", "See whether there is a trait (1.6)", "GET /traits/{name}"),
                new PolicyRule("placement:usages", Access.READER, "See what the own project uses (1.9)", "GET /usages"),
                ofOperators("usages:any_project", "See what any project uses (1.9)", "GET /usages"));
    }

    /** Operators come with a token for the system, too. */
    private static PolicyRule ofOperators(String name, String sentence, String operation) {
        PolicyRule rule = new PolicyRule("placement:" + name, Access.SERVICE, sentence, operation);
        return rule.needing(rule.condition(), Set.of(PolicyRule.Scope.SYSTEM, PolicyRule.Scope.PROJECT));
    }
}
