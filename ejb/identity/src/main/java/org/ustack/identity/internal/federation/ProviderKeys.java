package org.ustack.identity.internal.federation;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.ustack.identity.FederationSettings;
import org.ustack.kernel.Settings;

/**
 * The keys of providers (RFC 7517), found by their discovery documents (OpenID Connect Discovery 1.0) and kept for a while;
 * a key that is not among them is asked for anew, but not more often than {@link FederationSettings#KEYS_PAUSE}.
 *
 * <p>Only two kinds of address are ever asked: the issuer's own, which the operator has entered as a remote id, and the one
 * that the operator states for its keys. What a document names elsewhere is not followed, nor is a redirection.
 */
@ApplicationScoped
public class ProviderKeys {

    private static final Logger LOG = Logger.getLogger(ProviderKeys.class);

    @Inject
    ProviderFetch fetch;

    @Inject
    ProviderDocuments documents;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    Map<String, Held> held = new ConcurrentHashMap<>();

    /** What is known of an issuer. @param askedAt the last call, whether it succeeded or not */
    record Held(JWKSet keys, Instant readAt, Instant askedAt) {}

    /**
     * @param keyId as the token names it, or null
     * @param keysUrl where its keys are, by the operator's word; null: as its discovery document says
     * @return those that may have signed it; empty if there is none or the provider does not answer
     */
    List<JWK> find(String issuer, String keysUrl, String keyId) {
        Held known = held.compute(issuer + " " + keysUrl, (key, current) -> {
            Instant now = clock.instant();
            boolean fresh =
                    current != null && now.isBefore(current.readAt().plus(settings.get(FederationSettings.KEYS_TIME)));
            boolean paused = current != null
                    && now.isBefore(current.askedAt().plus(settings.get(FederationSettings.KEYS_PAUSE)));
            if (fresh && !matching(current.keys(), keyId).isEmpty() || paused) {
                return current;
            }
            try {
                return new Held(read(issuer, keysUrl), now, now);
            } catch (IOException | ParseException | IllegalArgumentException e) {
                LOG.warnf("no keys of %s: %s", issuer, e.getMessage());
                // Keys that have aged are not trusted for want of newer ones.
                return new Held(fresh ? current.keys() : new JWKSet(), fresh ? current.readAt() : Instant.EPOCH, now);
            }
        });
        return matching(known.keys(), keyId);
    }

    private static List<JWK> matching(JWKSet keys, String keyId) {
        return keys.getKeys().stream()
                .filter(key -> keyId == null || keyId.equals(key.getKeyID()))
                .toList();
    }

    private JWKSet read(String issuer, String keysUrl) throws IOException, ParseException {
        if (keysUrl != null) {
            return JWKSet.parse(fetch.text(URI.create(keysUrl)));
        }
        return JWKSet.parse(fetch.text(documents.read(issuer).own("jwks_uri", "keys_url")));
    }
}
