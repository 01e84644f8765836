package org.ustack.kernel;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * One rule of the access policy. Its name is a public identifier (the same as OpenStack's, where there is one), since
 * operators override rules by name.
 *
 * @param name such as {@code os_compute_api:servers:create}
 * @param access the least that is needed
 * @param sentence what the rule guards
 * @param condition in oslo.policy's language, see {@link org.ustack.kernel.policy.PolicyBook}
 * @param scopes of the tokens that it is open to where scope is enforced
 * @param operations method and path of what it guards, such as {@code POST /servers}
 */
public record PolicyRule(
        String name, Access access, String sentence, String condition, Set<Scope> scopes, String... operations) {

    /** What a token is good for. */
    public enum Scope {
        SYSTEM,
        DOMAIN,
        PROJECT;

        public static final Set<Scope> ALL = Set.of(values());

        /** A token without a scope counts as a project's without roles, as in oslo.policy. */
        public static Scope of(RequestContext caller) {
            if (caller.systemScope()) {
                return SYSTEM;
            }
            return caller.domainId() == null ? PROJECT : DOMAIN;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PolicyRule {
        scopes = Set.copyOf(scopes);
    }

    /** A rule of a project's things, that needs a role and no more. */
    public PolicyRule(String name, Access access, String sentence, String... operations) {
        this(name, access, sentence, access.condition(), usual(access), operations);
    }

    private static Set<Scope> usual(Access access) {
        return access == Access.AUTHENTICATED ? Scope.ALL : EnumSet.of(Scope.PROJECT);
    }

    /** The same under another condition. */
    public PolicyRule needing(String otherCondition, Set<Scope> otherScopes) {
        return new PolicyRule(name, access, sentence, otherCondition, otherScopes, operations);
    }
}
