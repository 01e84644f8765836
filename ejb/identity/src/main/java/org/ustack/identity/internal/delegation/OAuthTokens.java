package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.ustack.identity.SignedRequest;
import org.ustack.identity.domain.Consumer;
import org.ustack.identity.domain.OAuthToken;
import org.ustack.identity.internal.Authentication;
import org.ustack.identity.internal.SealedSecrets;

/** Who signed a request, with which token. */
@Stateless
public class OAuthTokens {

    /** How far the time in a signature may be off. */
    static final Duration SKEW = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    SealedSecrets secrets;

    @Inject
    Clock clock;

    /** @throws org.ustack.kernel.CloudException not authenticated, if it is not rightly signed by a consumer without a token */
    public Consumer byConsumer(SignedRequest request) {
        Consumer consumer = consumer(request);
        check(request, consumer, "");
        return consumer;
    }

    /** The token that the request is signed with. @throws org.ustack.kernel.CloudException as above, or if the token is over */
    public OAuthToken byToken(SignedRequest request, OAuthToken.Kind kind) {
        Consumer consumer = consumer(request);
        String id = request.oauth("token");
        OAuthToken token = id == null ? null : em.find(OAuthToken.class, id);
        if (token == null
                || token.kind() != kind
                || !token.consumerId().equals(consumer.id())
                || !token.validAt(clock.instant())) {
            throw Authentication.refused();
        }
        check(request, consumer, secrets.open(token.encryptedSecret()));
        return token;
    }

    private Consumer consumer(SignedRequest request) {
        String id = request.oauth("consumer_key");
        Consumer consumer = id == null ? null : em.find(Consumer.class, id);
        if (consumer == null || request.oauth("nonce") == null || !inTime(request.oauth("timestamp"))) {
            throw Authentication.refused();
        }
        return consumer;
    }

    private boolean inTime(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(String.valueOf(timestamp)));
            return Duration.between(sent, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private void check(SignedRequest request, Consumer consumer, String tokenSecret) {
        if (!OAuthSignature.isRight(request, secrets.open(consumer.encryptedSecret()), tokenSecret)) {
            throw Authentication.refused();
        }
    }
}
