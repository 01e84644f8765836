package org.ustack.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a valid token stands for.
 *
 * @param project in scope, or null
 * @param domain in scope, or null
 * @param system whether the scope is the whole system
 * @param roles in that scope, implied ones included, sorted by name; empty without a scope
 * @param auditIds its own, then that of the first token of its chain
 * @param delegation what it acts under, or null
 */
public record TokenView(
        List<AuthMethod> methods,
        Place user,
        Place project,
        Named domain,
        boolean system,
        List<Named> roles,
        List<String> auditIds,
        Instant issuedAt,
        Instant expiresAt,
        Delegation delegation) {

    /** A token of the user's own. */
    public TokenView(
            List<AuthMethod> methods,
            Place user,
            Place project,
            Named domain,
            boolean system,
            List<Named> roles,
            List<String> auditIds,
            Instant issuedAt,
            Instant expiresAt) {
        this(methods, user, project, domain, system, roles, auditIds, issuedAt, expiresAt, null);
    }

    /** An id with its name. */
    public record Named(String id, String name) {}

    /** Something that lies in a domain. */
    public record Place(String id, String name, Named domain) {}

    public TokenView {
        roles = List.copyOf(roles);
    }

    /** Whether what it may do can be handed on: a plain token's, or an unrestricted credential's. */
    public boolean mayDelegate() {
        return delegation == null || delegation.mayDelegate();
    }

    /** The audit id of the first token of its chain: one login and all that was exchanged for its token since. */
    public String chainId() {
        return auditIds.get(auditIds.size() - 1);
    }

    public Set<String> roleNames() {
        return roles.stream().map(Named::name).collect(Collectors.toUnmodifiableSet());
    }
}
