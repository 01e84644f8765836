package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.internal.delegation.TrustEntry;
import org.ustack.kernel.Ids;

/** Makes a token for somebody who has proved enough. */
@ApplicationScoped
public class TokenIssuer {

    @Inject
    Accounts accounts;

    @Inject
    TokenResolver resolver;

    @Inject
    TrustEntry trusts;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    /** @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if it may not go there */
    IssuedToken issue(Proven proven, Scope scope) {
        if (scope.kind() == Scope.Kind.TRUST) {
            Proven trustee = trusts.enter(proven, scope.id());
            IssuedToken issued = to(trustee, own(trustee)).orElseThrow(Authentication::refused);
            trusts.use(scope.id());
            return issued;
        }
        if (proven.grant() != null) {
            boolean fits = scope.kind() == Scope.Kind.DEFAULT
                    || scope.kind() == Scope.Kind.PROJECT
                            && accounts.goal(scope)
                                    .filter(goal -> proven.projectId().equals(goal.id()))
                                    .isPresent();
            return Optional.of(own(proven))
                    .filter(own -> fits)
                    .flatMap(own -> to(proven, own))
                    .orElseThrow(Authentication::refused);
        }
        if (scope.kind() != Scope.Kind.DEFAULT) {
            return to(proven, scope).orElseThrow(Authentication::refused);
        }
        String project = accounts.find(proven.userId())
                .orElseThrow(Authentication::refused)
                .defaultProjectId();
        return Optional.ofNullable(project)
                .flatMap(id -> to(proven, Scope.project(id)))
                .or(() -> to(proven, Scope.of(Scope.Kind.UNSCOPED)))
                .orElseThrow(Authentication::refused);
    }

    /** The one place where a grant leads. */
    private static Scope own(Proven proven) {
        return proven.projectId() == null ? Scope.of(Scope.Kind.UNSCOPED) : Scope.project(proven.projectId());
    }

    private Optional<IssuedToken> to(Proven proven, Scope scope) {
        Accounts.Goal goal = accounts.goal(scope).orElse(null);
        if (goal == null) {
            return Optional.empty();
        }
        List<String> audits = new ArrayList<>();
        audits.add(auditId());
        audits.addAll(proven.chain());
        TokenPayload payload = new TokenPayload(
                proven.methods(),
                proven.userId(),
                goal.kind(),
                goal.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                proven.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                audits,
                proven.epoch(),
                goal.epoch(),
                proven.grant());
        return resolver.resolve(payload)
                .map(view ->
                        new IssuedToken(secrets.tokenKeys().seal(payload.pack()).replace("=", ""), view));
    }

    private String auditId() {
        UUID id = UUID.fromString(ids.uuid());
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
