package org.ustack.identity;

import java.time.Instant;
import java.util.List;

/**
 * An application credential.
 *
 * @param secret only in the answer that creates it, else null
 * @param expiresAt null: never
 */
public record ApplicationCredentialView(
        String id,
        String userId,
        String projectId,
        String name,
        String description,
        String secret,
        List<RoleView> roles,
        Instant expiresAt,
        boolean unrestricted,
        List<AccessRuleView> accessRules) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "ApplicationCredentialView[" + id + "]";
    }
}
