package org.ustack.identity;

import java.util.List;
import java.util.Set;

/** What a token acts under when it has not simply the roles of its user. */
public sealed interface Delegation {

    String id();

    /** Users beside the token's own on whom it rests. */
    default Set<String> others() {
        return Set.of();
    }

    /** Whether a token under it may hand on what it may: make credentials and trusts. */
    default boolean mayDelegate() {
        return false;
    }

    /** @param rules empty: any request */
    record ApplicationCredential(String id, String name, boolean restricted, List<AccessRuleView> rules)
            implements Delegation {

        @Override
        public boolean mayDelegate() {
            return !restricted;
        }
    }

    /** @param impersonation whether the token's user is the trustor, else it is the trustee */
    record Trust(String id, boolean impersonation, String trustorId, String trusteeId) implements Delegation {

        @Override
        public Set<String> others() {
            return Set.of(trustorId, trusteeId);
        }
    }

    /** An access token of OAuth 1.0a. */
    record AccessToken(String id, String consumerId) implements Delegation {}
}
