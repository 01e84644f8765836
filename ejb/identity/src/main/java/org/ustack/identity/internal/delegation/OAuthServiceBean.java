package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.AccessTokenView;
import org.ustack.identity.ConsumerView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.OAuthKey;
import org.ustack.identity.OAuthService;
import org.ustack.identity.RoleReference;
import org.ustack.identity.RoleView;
import org.ustack.identity.SignedRequest;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.Consumer;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.OAuthToken;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.Authentication;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.identity.internal.SealedSecrets;
import org.ustack.kernel.RequestContext;

@Stateless
public class OAuthServiceBean implements OAuthService {

    private static final Duration REQUEST_LIFETIME = Duration.ofHours(8);
    private static final Duration ACCESS_LIFETIME = Duration.ofDays(1);
    private static final int VERIFIER_DIGITS = 8;

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    OAuthTokens signatures;

    @Inject
    SealedSecrets secrets;

    @Inject
    NamedRoles roles;

    @Inject
    IdentityChanges changes;

    @Inject
    Clock clock;

    @Override
    public ConsumerView createConsumer(RequestContext caller, String description, Map<String, Object> extra) {
        IdentityAccess.must(caller, "identity:create_consumer");
        String secret = secrets.random();
        Consumer consumer = new Consumer(secrets.random(), description, secrets.seal(secret), extra);
        em.persist(consumer);
        return consumer.view(secret);
    }

    @Override
    public List<ConsumerView> consumers(RequestContext caller) {
        IdentityAccess.must(caller, "identity:list_consumers");
        return store.where(Consumer.class).stream()
                .map(consumer -> consumer.view(null))
                .toList();
    }

    @Override
    public ConsumerView consumer(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_consumer");
        return store.require(Consumer.class, id, "Consumer").view(null);
    }

    @Override
    public ConsumerView updateConsumer(
            RequestContext caller, String id, String description, Map<String, Object> extra) {
        IdentityAccess.must(caller, "identity:update_consumer");
        Consumer consumer = store.require(Consumer.class, id, "Consumer");
        consumer.change(description, extra);
        return consumer.view(null);
    }

    @Override
    public void deleteConsumer(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_consumer");
        Consumer consumer = store.require(Consumer.class, id, "Consumer");
        store.where(OAuthToken.class, "consumerId", id).forEach(this::remove);
        em.flush();
        em.remove(consumer);
    }

    @Override
    public OAuthKey requestToken(SignedRequest request, String projectId) {
        Consumer consumer = signatures.byConsumer(request);
        store.require(Project.class, projectId, "project");
        String secret = secrets.random();
        OAuthToken token = OAuthToken.request(
                secrets.random(), consumer.id(), secrets.seal(secret), projectId, end(REQUEST_LIFETIME));
        em.persist(token);
        return new OAuthKey(token.id(), secret, token.expiresAt());
    }

    private Instant end(Duration lifetime) {
        return clock.instant().plus(lifetime).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String authorize(
            RequestContext caller, TokenView token, String requestTokenId, List<RoleReference> references) {
        requireAccess(caller, caller.userId(), "identity:authorize_request_token");
        if (token.delegation() != null) {
            throw IdentityError.notNow("Cannot authorize a request token with a token issued via delegation.");
        }
        OAuthToken request = store.require(OAuthToken.class, requestTokenId, "Request Token");
        if (request.kind() != OAuthToken.Kind.REQUEST) {
            throw IdentityError.notFound("Request Token", requestTokenId);
        }
        if (!request.validAt(clock.instant())) {
            throw Authentication.refused();
        }
        Set<String> wanted = roles.ids(references);
        if (wanted.isEmpty()
                || !roles.held(caller.userId(), request.projectId()).containsAll(wanted)) {
            throw Authentication.refused();
        }
        String verifier = secrets.random().substring(0, VERIFIER_DIGITS);
        request.authorize(caller.userId(), wanted, verifier);
        return verifier;
    }

    @Override
    public OAuthKey accessToken(SignedRequest request) {
        OAuthToken authorized = signatures.byToken(request, OAuthToken.Kind.REQUEST);
        if (authorized.verifier() == null || !authorized.verifier().equals(request.oauth("verifier"))) {
            throw Authentication.refused();
        }
        String secret = secrets.random();
        OAuthToken access = authorized.exchange(secrets.random(), secrets.seal(secret), end(ACCESS_LIFETIME));
        em.persist(access);
        em.remove(authorized);
        return new OAuthKey(access.id(), secret, access.expiresAt());
    }

    @Override
    public List<AccessTokenView> accessTokens(RequestContext caller, String userId) {
        requireAccess(caller, userId, "identity:list_access_tokens");
        return store.where(OAuthToken.class, "userId", userId, "kind", OAuthToken.Kind.ACCESS).stream()
                .map(this::view)
                .toList();
    }

    @Override
    public AccessTokenView accessToken(RequestContext caller, String userId, String id) {
        return view(require(caller, userId, id, "identity:get_access_token"));
    }

    @Override
    public List<RoleView> accessTokenRoles(RequestContext caller, String userId, String id) {
        return roles.views(
                require(caller, userId, id, "identity:list_access_token_roles").roleIds());
    }

    @Override
    public RoleView accessTokenRole(RequestContext caller, String userId, String id, String roleId) {
        OAuthToken token = require(caller, userId, id, "identity:get_access_token_role");
        return NamedRoles.require(roles.views(token.roleIds()), roleId);
    }

    @Override
    public void deleteAccessToken(RequestContext caller, String userId, String id) {
        remove(require(caller, userId, id, "identity:delete_access_token"));
    }

    private void remove(OAuthToken token) {
        em.remove(token);
        changes.record(IdentityChange.Kind.DELEGATION, token.id());
    }

    /** A token that is not there is judged as one of the user that the request names. */
    private OAuthToken require(RequestContext caller, String userId, String id, String rule) {
        requireAccess(caller, userId, rule);
        OAuthToken token = store.require(OAuthToken.class, id, "Access Token");
        if (token.kind() != OAuthToken.Kind.ACCESS || !userId.equals(token.userId())) {
            throw IdentityError.notFound("Access Token", id);
        }
        return token;
    }

    private void requireAccess(RequestContext caller, String userId, String rule) {
        IdentityAccess.must(caller, rule, IdentityAccess.ofOwner(userId, em.find(User.class, userId)));
    }

    private AccessTokenView view(OAuthToken token) {
        return token.view(roles.views(token.roleIds()));
    }
}
