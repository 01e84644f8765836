package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jboss.logging.Logger;
import org.ustack.identity.FederationSettings;
import org.ustack.identity.WebLoginService;
import org.ustack.identity.internal.SecretText;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Json;
import org.ustack.kernel.Settings;

/** Keeps nothing between the two halves: the state travels sealed, and the browser that began shows its keepsake again. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebLoginServiceBean implements WebLoginService {

    private static final Logger LOG = Logger.getLogger(WebLoginServiceBean.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    TrustedProviders trusted;

    @Inject
    CodeFlow flow;

    @Inject
    BearerTokens bearers;

    @Inject
    FederatedEntry entry;

    @Inject
    SecretText secrets;

    @Inject
    Settings settings;

    @Inject
    Ids ids;

    /** What one half tells the other. */
    record State(String provider, String protocol, String origin, String nonce, String verifier) {}

    @Override
    public Started start(String providerId, String protocol, String origin, URI callback) {
        if (Arrays.stream(settings.get(FederationSettings.TRUSTED_DASHBOARDS).split(","))
                .map(String::trim)
                .filter(dashboard -> !dashboard.isEmpty())
                .noneMatch(origin::equals)) {
            LOG.infof("%s is not a trusted dashboard", origin);
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        TrustedProviders.Trusted provider = trusted.find(providerId, protocol);
        // Two ids, since a verifier has at least 43 characters.
        State state = new State(provider.row().id(), protocol, origin, ids.hex(), ids.hex() + ids.hex());
        try {
            String sealed = secrets.send(Json.write(state));
            return new Started(flow.page(provider, callback, sealed, state.nonce(), state.verifier()), state.nonce());
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(state.provider(), e);
        }
    }

    @Override
    public Finished finish(String sealed, String code, String keepsake, URI callback) {
        State state = secrets.receive(sealed, LONGEST)
                // A token is sealed with the same keys, but is no JSON.
                .filter(text -> text.startsWith("{"))
                .map(text -> Json.read(text, State.class))
                .filter(found -> same(found.nonce(), keepsake))
                .orElseThrow(() -> new CloudException(CommonError.NOT_AUTHENTICATED));
        TrustedProviders.Trusted provider = trusted.find(state.provider(), state.protocol());
        String token;
        try {
            token = flow.identityToken(provider, callback, code, state.verifier());
        } catch (IOException | IllegalArgumentException e) {
            throw unusable(state.provider(), e);
        }
        Map<String, Object> claims =
                bearers.check(token, provider.remoteIds(), provider.client().own());
        if (!state.nonce().equals(claims.get("nonce"))) {
            LOG.infof("a token of identity provider %s is for another login", state.provider());
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return new Finished(state.origin(), entry.enter(provider.row(), state.protocol(), claims));
    }

    /** Whoever guesses learns nothing from the time that it takes. */
    private static boolean same(String nonce, String keepsake) {
        return keepsake != null
                && MessageDigest.isEqual(
                        nonce.getBytes(StandardCharsets.UTF_8), keepsake.getBytes(StandardCharsets.UTF_8));
    }

    private static CloudException unusable(String providerId, Exception e) {
        LOG.warnf("no browser can log in by identity provider %s: %s", providerId, e.getMessage());
        return new CloudException(e, CommonError.NOT_AUTHENTICATED);
    }
}
