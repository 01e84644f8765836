package org.ustack.identity;

import java.time.Instant;
import java.util.List;

/** What a user lets a consumer do. @param expiresAt null: never */
public record AccessTokenView(
        String id, String consumerId, String projectId, String userId, Instant expiresAt, List<RoleView> roles) {}
