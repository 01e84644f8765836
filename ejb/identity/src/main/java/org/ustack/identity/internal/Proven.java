package org.ustack.identity.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.AuthMethod;

/**
 * Whom the methods of a login proved, and how far a new token may go.
 *
 * @param epoch the user's
 * @param expiresAt the latest end of the new token
 * @param chain the audit id of the first token of the chain, or empty
 * @param grant what the new token acts under, or null
 * @param projectId the one project that it may be for, or null where any will do
 */
public record Proven(
        String userId,
        int epoch,
        List<AuthMethod> methods,
        Instant expiresAt,
        List<String> chain,
        TokenPayload.Grant grant,
        String projectId) {

    /** One method and nothing beyond the user itself. */
    public static Proven plain(Accounts.Account account, AuthMethod method, Instant expiresAt) {
        return new Proven(account.userId(), account.epoch(), List.of(method), expiresAt, List.of(), null, null);
    }

    /** The same with what that grant gives, which is for one project and may end sooner. @param end null: never */
    public Proven under(TokenPayload.Grant given, String project, Instant end) {
        Instant expires = end == null || expiresAt.isBefore(end) ? expiresAt : end;
        return new Proven(userId, epoch, methods, expires, chain, given, project);
    }

    /** The same after the user's tokens were left behind at an epoch before. */
    Proven at(int newEpoch) {
        return new Proven(userId, newEpoch, methods, expiresAt, chain, grant, projectId);
    }

    /** Acting as somebody else, whom that user let it. */
    public Proven as(String otherId, int otherEpoch) {
        return new Proven(otherId, otherEpoch, methods, expiresAt, chain, grant, projectId);
    }

    /** Both proofs at once: all methods, the nearer end. @throws org.ustack.kernel.CloudException if they are of two users */
    Proven and(Proven other) {
        if (!userId.equals(other.userId) || grant != null && other.grant != null && !grant.equals(other.grant)) {
            throw Authentication.refused();
        }
        List<AuthMethod> all = new ArrayList<>(methods);
        other.methods.stream().filter(method -> !all.contains(method)).forEach(all::add);
        return new Proven(
                userId,
                Math.max(epoch, other.epoch),
                all,
                expiresAt.isBefore(other.expiresAt) ? expiresAt : other.expiresAt,
                chain.isEmpty() ? other.chain : chain,
                grant == null ? other.grant : grant,
                projectId == null ? other.projectId : projectId);
    }
}
