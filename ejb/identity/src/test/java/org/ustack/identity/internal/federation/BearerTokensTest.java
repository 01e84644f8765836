package org.ustack.identity.internal.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Settings;

/** Which tokens of a provider are good, and what is fetched for it. */
class BearerTokensTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final TestIssuer issuer = new TestIssuer(0);
    private final TickingClock clock = new TickingClock();
    private final Settings settings = new Settings(name -> null, name -> null);
    private final BearerTokens tokens = FederationBeans.bearers(settings, clock, new FederationBeans.Memory());
    private OidcClients.Client client = new OidcClients.Client(List.of("ustack"), null, null, null, null);

    /** A clock that the test moves. */
    private static final class TickingClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private Map<String, Object> check(String token) {
        return tokens.check(token, List.of(issuer.url()), client);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> check(token)).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(CommonError.NOT_AUTHENTICATED));
    }

    private JWTClaimsSet.Builder claims() {
        return issuer.claims("ann", clock.now);
    }

    @Test
    void aSignedTokenForThisCloudIsGood() {
        ECKey curve = issuer.addEc("curve");
        assertThat(check(issuer.sign(claims().claim("email", "ann@example.org").build())))
                .containsEntry("sub", "ann")
                .containsEntry("email", "ann@example.org");
        assertThat(check(TestIssuer.sign(claims().build(), curve))).containsEntry("sub", "ann");
    }

    @Test
    void issuerAudienceAndTimeMustFit() {
        assertRefused(
                issuer.sign(claims().issuer("https://elsewhere.example.org").build()));
        assertRefused(issuer.sign(claims().issuer(null).build()));
        assertRefused(issuer.sign(claims().audience("another").build()));
        assertRefused(issuer.sign(claims().audience((String) null).build()));
        assertRefused(issuer.sign(claims().expirationTime(null).build()));
        assertRefused(issuer.sign(
                claims().expirationTime(Date.from(START.minusSeconds(60))).build()));
        assertRefused(issuer.sign(
                claims().notBeforeTime(Date.from(START.plusSeconds(60))).build()));
        // Clocks differ a little.
        assertThat(check(issuer.sign(claims().expirationTime(Date.from(START.minusSeconds(10)))
                        .build())))
                .isNotEmpty();
    }

    @Test
    void onlyTheIssuersOwnKeysSign() throws Exception {
        RSAKey strange = new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(2048)
                .keyID("first")
                .generate();
        assertRefused(TestIssuer.sign(claims().build(), strange));
        String good = issuer.sign(claims().build());
        String[] parts = good.split("\\.");
        String other = issuer.sign(claims().subject("root").build()).split("\\.")[1];
        assertRefused(parts[0] + "." + other + "." + parts[2]);
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused("no token");
        assertRefused(null);
    }

    @Test
    void unsignedTokensAndThoseSignedWithAPublicKeyAsASecretAreRefused() throws Exception {
        assertRefused(new PlainJWT(claims().build()).serialize());
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
        forged.sign(new MACSigner(((RSAKey) issuer.keys.get(0)).toRSAPublicKey().getEncoded()));
        assertRefused(forged.serialize());
    }

    @Test
    void keysAreKeptAndAnUnknownOneIsAskedForButNotTooOften() {
        for (int i = 0; i < 5; i++) {
            check(issuer.sign(claims().build()));
        }
        assertThat(issuer.calls).hasValue(2);
        RSAKey next = issuer.addRsa("next");
        assertRefused(TestIssuer.sign(claims().build(), next));
        assertThat(issuer.calls).hasValue(2);
        clock.now = clock.now.plusSeconds(11);
        assertThat(check(TestIssuer.sign(claims().build(), next))).isNotEmpty();
        assertThat(issuer.calls).hasValue(4);
        for (int i = 0; i < 20; i++) {
            assertRefused(TestIssuer.sign(
                    claims().build(),
                    new RSAKey.Builder(next).keyID("made up " + i).build()));
        }
        assertThat(issuer.calls).hasValue(4);
    }

    @Test
    void aKeyThatIsWithdrawnEndsWithTheTimeOfTheKeys() {
        check(issuer.sign(claims().build()));
        RSAKey old = (RSAKey) issuer.keys.remove(0);
        issuer.addRsa("next");
        assertThat(check(TestIssuer.sign(claims().build(), old))).isNotEmpty();
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertRefused(TestIssuer.sign(claims().build(), old));
    }

    @Test
    void aProviderThatIsDownKeepsItsKeysForTheirTime() {
        check(issuer.sign(claims().build()));
        issuer.close();
        clock.now = clock.now.plus(Duration.ofMinutes(30));
        assertThat(check(issuer.sign(claims().build()))).isNotEmpty();
        clock.now = clock.now.plus(Duration.ofHours(1));
        assertRefused(issuer.sign(claims().build()));
    }

    @Test
    void nothingIsFetchedFromAnAddressThatTheOperatorDidNotName() throws Exception {
        AtomicInteger reached = new AtomicInteger();
        HttpServer inner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inner.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        inner.start();
        try {
            String innerUrl = "http://127.0.0.1:" + inner.getAddress().getPort();
            // Named by a token, by a discovery document.
            assertRefused(issuer.sign(claims().issuer(innerUrl).build()));
            issuer.keysUrl = innerUrl + "/keys";
            assertRefused(issuer.sign(claims().build()));
            assertThat(reached).hasValue(0);
            client = new OidcClients.Client(List.of("ustack"), innerUrl + "/keys", null, null, null);
            assertRefused(issuer.sign(claims().build()));
            assertThat(reached).hasValue(1);
        } finally {
            inner.stop(0);
        }
    }

    @Test
    void aDiscoveryDocumentOfAnotherIssuerIsNotTaken() {
        issuer.document = "https://elsewhere.example.org";
        assertRefused(issuer.sign(claims().build()));
    }
}
