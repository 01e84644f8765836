package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.DomainView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectView;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenServiceBean implements TokenService, OutsideTokens {

    @Inject
    Accounts accounts;

    @Inject
    PasswordLogin passwords;

    @Inject
    CheckedTokens tokens;

    @Inject
    TokenResolver resolver;

    @Inject
    Reach reach;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    Ids ids;

    /** Whom the methods proved, and how far a new token may go. */
    private record Proven(String userId, int epoch, List<AuthMethod> methods, Instant expiresAt, List<String> chain) {}

    @Override
    public IssuedToken authenticate(AuthRequest request) {
        Proven proven = prove(request);
        if (request.scope().kind() != AuthRequest.Scope.Kind.DEFAULT) {
            return issue(proven, request.scope()).orElseThrow(TokenServiceBean::refused);
        }
        String project = accounts.find(proven.userId())
                .orElseThrow(TokenServiceBean::refused)
                .defaultProjectId();
        return Optional.ofNullable(project)
                .flatMap(id -> issue(proven, AuthRequest.Scope.project(id)))
                .or(() -> issue(proven, AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED)))
                .orElseThrow(TokenServiceBean::refused);
    }

    private Proven prove(AuthRequest request) {
        Proven byPassword = request.password() == null ? null : byPassword(request.password());
        Proven byToken = request.token() == null ? null : byToken(request.token());
        if (byPassword == null || byToken == null) {
            return Optional.ofNullable(byPassword)
                    .or(() -> Optional.ofNullable(byToken))
                    .orElseThrow(TokenServiceBean::refused);
        }
        if (!byPassword.userId().equals(byToken.userId())) {
            throw refused();
        }
        List<AuthMethod> both = new ArrayList<>(byToken.methods());
        if (!both.contains(AuthMethod.PASSWORD)) {
            both.add(AuthMethod.PASSWORD);
        }
        return new Proven(byToken.userId(), byPassword.epoch(), both, byToken.expiresAt(), byToken.chain());
    }

    private Proven byPassword(AuthRequest.Password claim) {
        Accounts.Account account = passwords.check(claim);
        return fresh(account, AuthMethod.PASSWORD);
    }

    private Proven fresh(Accounts.Account account, AuthMethod method) {
        Instant expires = clock.instant().plus(settings.get(IdentitySettings.TOKEN_LIFETIME));
        return new Proven(account.userId(), account.epoch(), List.of(method), expires, List.of());
    }

    @Override
    public IssuedToken issue(String userId, AuthMethod method) {
        Accounts.Account account =
                accounts.find(userId).filter(Accounts.Account::open).orElseThrow(TokenServiceBean::refused);
        return issue(fresh(account, method), AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED))
                .orElseThrow(TokenServiceBean::refused);
    }

    /** The new token expires with the old one and belongs to its chain. */
    private Proven byToken(String token) {
        TokenView view = tokens.find(token)
                .orElseThrow(() -> new CloudException(IdentityError.TOKEN_NOT_FOUND))
                .view();
        TokenPayload payload = tokens.payload(token).orElseThrow(TokenServiceBean::refused);
        List<AuthMethod> methods = new ArrayList<>(view.methods());
        if (!methods.contains(AuthMethod.TOKEN)) {
            methods.add(AuthMethod.TOKEN);
        }
        List<String> audits = view.auditIds();
        return new Proven(
                view.user().id(),
                payload.userEpoch(),
                methods,
                view.expiresAt(),
                List.of(audits.get(audits.size() - 1)));
    }

    private Optional<IssuedToken> issue(Proven proven, AuthRequest.Scope scope) {
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
                goal.epoch());
        return resolver.resolve(payload)
                .map(view ->
                        new IssuedToken(secrets.tokenKeys().seal(payload.pack()).replace("=", ""), view));
    }

    @Override
    public TokenView show(RequestContext caller, String subject) {
        TokenView view = tokens.find(subject)
                .map(TokenMemory.Known::view)
                .orElseThrow(() -> IdentityError.notFound("token", "it is not valid"));
        mayTouch(caller, view, "identity:validate_token");
        return view;
    }

    private static void mayTouch(RequestContext caller, TokenView view, String rule) {
        IdentityAccess.must(
                caller, rule, Map.of("target.token.user_id", view.user().id()));
    }

    @Override
    public void revoke(RequestContext caller, String subject) {
        TokenView view = tokens.find(subject)
                .map(TokenMemory.Known::view)
                .orElseThrow(() -> IdentityError.notFound("token", "it is not valid"));
        mayTouch(caller, view, "identity:revoke_token");
        reach.revoke(view.auditIds().get(0), view.expiresAt());
    }

    @Override
    public List<ProjectView> projectsOf(String userId) {
        return reach.projects(userId);
    }

    @Override
    public List<DomainView> domainsOf(String userId) {
        return reach.domains(userId);
    }

    @Override
    public boolean hasSystemRole(String userId) {
        return reach.system(userId);
    }

    private String auditId() {
        UUID id = UUID.fromString(ids.uuid());
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static CloudException refused() {
        return new CloudException(CommonError.NOT_AUTHENTICATED);
    }
}
