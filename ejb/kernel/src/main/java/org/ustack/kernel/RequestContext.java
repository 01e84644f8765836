package org.ustack.kernel;

import java.util.Objects;
import java.util.Set;

/**
 * Who asks, for what scope, under which request id. The first parameter of every service operation; made by the token
 * filter, never by a service (work that no user asked for runs as {@link #system}).
 *
 * @param requestId {@code req-<uuid>}; follows the work through outbox, agent and event into every log line
 * @param userId the user, or the word {@code system}
 * @param userName for audit and display
 * @param userDomainId the domain of the user
 * @param projectId the project in scope, or null for a token scoped to a domain, the system or nothing
 * @param domainId the domain in scope, or null
 * @param systemScope whether the token is scoped to the whole system
 * @param roles names of the roles in that scope, implied ones included ({@code admin} brings {@code member} and {@code reader})
 * @param projectDomainId the domain of the project in scope, or null
 * @param policy what the caller may; null where a context was not made from a token: the defaults hold
 */
public record RequestContext(
        String requestId,
        String userId,
        String userName,
        String userDomainId,
        String projectId,
        String domainId,
        boolean systemScope,
        Set<String> roles,
        String projectDomainId,
        AccessPolicy policy) {

    public RequestContext {
        Objects.requireNonNull(requestId);
        roles = Set.copyOf(roles);
    }

    /** A caller of whom nothing more is known, under the default policy. */
    public RequestContext(
            String requestId,
            String userId,
            String userName,
            String userDomainId,
            String projectId,
            String domainId,
            boolean systemScope,
            Set<String> roles) {
        this(requestId, userId, userName, userDomainId, projectId, domainId, systemScope, roles, null, null);
    }

    /** Work of the platform itself: reaper, reconciler, seeding. */
    public static RequestContext system(String requestId) {
        return new RequestContext(
                requestId, "system", "system", null, null, null, true, Set.of("admin", "member", "reader"));
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    public boolean isAdmin() {
        return roles.contains("admin");
    }

    /** Whether things of that project are the caller's own. */
    public boolean owns(String ownerProjectId) {
        return projectId != null && projectId.equals(ownerProjectId);
    }

    /** Whether things of that project may be shown to the caller at all; if not, answer "not found". */
    public boolean maySee(String ownerProjectId) {
        return isAdmin() || owns(ownerProjectId);
    }
}
