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
        Instant expiresAt) {

    /** An id with its name. */
    public record Named(String id, String name) {}

    /** Something that lies in a domain. */
    public record Place(String id, String name, Named domain) {}

    public TokenView {
        roles = List.copyOf(roles);
    }

    public Set<String> roleNames() {
        return roles.stream().map(Named::name).collect(Collectors.toUnmodifiableSet());
    }
}
