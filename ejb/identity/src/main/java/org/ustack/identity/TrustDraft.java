package org.ustack.identity;

import java.time.Instant;
import java.util.List;

/** What a client says of a new trust; null where it says nothing. */
public record TrustDraft(
        String trustorId,
        String trusteeId,
        String projectId,
        boolean impersonation,
        List<RoleReference> roles,
        Instant expiresAt,
        Integer remainingUses,
        boolean allowRedelegation,
        Integer redelegationCount) {}
