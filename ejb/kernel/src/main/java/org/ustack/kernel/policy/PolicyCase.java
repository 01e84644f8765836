package org.ustack.kernel.policy;

import java.util.Map;
import org.ustack.kernel.RequestContext;

/**
 * What a rule is judged on.
 *
 * @param book where the rules stand that the rule refers to
 * @param thing facts of what is asked for, by oslo.policy's names ({@code target.user.domain_id}); a value may be null
 * @param complete whether those are all facts; if not, a fact that is missing leaves the verdict open
 */
record PolicyCase(PolicyBook book, RequestContext caller, Map<String, String> thing, boolean complete) {

    PolicyCheck checkOf(String rule) {
        return book.check(rule);
    }

    boolean knows(String fact) {
        return thing.containsKey(fact);
    }

    /** Null for a fact that this caller does not have. */
    String ofCaller(String fact) {
        return switch (fact) {
            case "user_id" -> caller.userId();
            case "user_domain_id" -> caller.userDomainId();
            case "project_id", "tenant_id", "tenant", "token.project.id" -> caller.projectId();
            case "project_domain_id", "token.project.domain.id" -> caller.projectDomainId();
            case "domain_id", "token.domain.id" -> orNone(fact, caller.domainId());
            case "system_scope" -> book.actsForSystem(caller) ? "all" : null;
            case "is_admin" -> caller.isAdmin() ? "True" : "False";
            default -> null;
        };
    }

    /** A token without a domain has {@code domain_id:None}. */
    private static String orNone(String fact, String value) {
        return value == null && fact.equals("domain_id") ? "None" : value;
    }

    /** The facts of the caller that a rule may name on its left side. */
    static boolean isFactOfCaller(String name) {
        return switch (name) {
            case "user_id",
                    "user_domain_id",
                    "project_id",
                    "tenant_id",
                    "tenant",
                    "token.project.id",
                    "project_domain_id",
                    "token.project.domain.id",
                    "domain_id",
                    "token.domain.id",
                    "system_scope",
                    "is_admin" -> true;
            default -> false;
        };
    }
}
