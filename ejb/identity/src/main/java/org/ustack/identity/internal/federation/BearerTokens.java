package org.ustack.identity.internal.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.identity.FederationSettings;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Settings;

/** Checks the tokens of OpenID Connect providers: signature, issuer, audience, time (OpenID Connect Core 1.0, 3.1.3.7). */
@ApplicationScoped
public class BearerTokens {

    private static final Logger LOG = Logger.getLogger(BearerTokens.class);
    private static final int LONGEST = 16_384;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    @Inject
    ProviderKeys keys;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * @param issuers those that count as this provider
     * @return its claims
     * @throws CloudException {@link CommonError#NOT_AUTHENTICATED} if it is not good; the log says why
     */
    Map<String, Object> check(String token, Collection<String> issuers, OidcClients.Client client) {
        try {
            if (token == null || token.length() > LONGEST) {
                throw new Refusal("there is none, or it is too long");
            }
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                throw new Refusal("it is signed by " + jwt.getHeader().getAlgorithm());
            }
            // Before anything is fetched: only issuers that the operator has entered are asked for keys.
            if (claims.getIssuer() == null || !issuers.contains(claims.getIssuer())) {
                throw new Refusal("its issuer is " + claims.getIssuer());
            }
            if (claims.getAudience().stream().noneMatch(client.audiences()::contains)) {
                throw new Refusal("it is for " + claims.getAudience());
            }
            requireInTime(claims);
            List<JWK> signers = keys.find(
                    claims.getIssuer(), client.keysUrl(), jwt.getHeader().getKeyID());
            if (signers.stream().noneMatch(key -> verifies(jwt, key))) {
                throw new Refusal("no key of its issuer has signed it");
            }
            return claims.getClaims();
        } catch (ParseException | Refusal e) {
            LOG.infof("a token of an identity provider is refused: %s", e.getMessage());
            throw new CloudException(e, CommonError.NOT_AUTHENTICATED);
        }
    }

    private void requireInTime(JWTClaimsSet claims) throws Refusal {
        Instant now = clock.instant();
        Duration skew = settings.get(FederationSettings.CLOCK_SKEW);
        Date end = claims.getExpirationTime();
        Date start = claims.getNotBeforeTime();
        if (end == null || !now.isBefore(end.toInstant().plus(skew))) {
            throw new Refusal("it ended at " + end);
        }
        if (start != null && now.isBefore(start.toInstant().minus(skew))) {
            throw new Refusal("it begins at " + start);
        }
    }

    private static boolean verifies(SignedJWT jwt, JWK key) {
        try {
            boolean signs = key.getKeyUse() == null || key.getKeyUse() == KeyUse.SIGNATURE;
            JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
            JWSVerifier verifier = null;
            if (signs && algorithm.equals(JWSAlgorithm.RS256) && key instanceof RSAKey rsa) {
                verifier = new RSASSAVerifier(rsa.toRSAPublicKey());
            } else if (signs && algorithm.equals(JWSAlgorithm.ES256) && key instanceof ECKey ec) {
                verifier = new ECDSAVerifier(ec.toECPublicKey());
            }
            return verifier != null && jwt.verify(verifier);
        } catch (JOSEException e) {
            LOG.debugf("key %s cannot check the token: %s", key.getKeyID(), e.getMessage());
            return false;
        }
    }

    /** Why a token is not good. */
    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        Refusal(String reason) {
            super(reason);
        }
    }
}
