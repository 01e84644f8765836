package org.ustack.identity;

import java.time.Instant;
import java.util.List;

/**
 * A trust: the trustee may act with some roles of the trustor.
 *
 * @param remainingUses null: as often as wanted
 * @param redelegatedTrustId the trust that this one was made of, or null
 * @param redelegationCount how often it may be handed on
 */
public record TrustView(
        String id,
        String trustorId,
        String trusteeId,
        String projectId,
        boolean impersonation,
        Instant expiresAt,
        Integer remainingUses,
        String redelegatedTrustId,
        int redelegationCount,
        List<RoleView> roles) {}
