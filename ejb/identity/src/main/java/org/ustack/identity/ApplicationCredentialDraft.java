package org.ustack.identity;

import java.time.Instant;
import java.util.List;

/**
 * What a client says of a new application credential; null where it says nothing.
 *
 * @param secret null: one is made
 * @param roles null: all that the caller's token has
 * @param expiresAt null: never
 * @param unrestricted whether it may make further credentials and trusts
 * @param accessRules null or empty: any request
 */
public record ApplicationCredentialDraft(
        String name,
        String description,
        String secret,
        List<RoleReference> roles,
        Instant expiresAt,
        Boolean unrestricted,
        List<AccessRuleDraft> accessRules) {

    /** A record would print its parts. */
    @Override
    public String toString() {
        return "ApplicationCredentialDraft[" + name + "]";
    }
}
