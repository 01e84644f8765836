package org.ustack.identity.internal.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A small OpenID Connect provider: a discovery document, keys, and tokens for whoever asks for them. */
public final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    final List<JWK> keys = new ArrayList<>();
    final AtomicInteger calls = new AtomicInteger();
    volatile String keysUrl;
    public volatile String tokenUrl;
    public volatile String idToken;
    public volatile String form;
    public volatile String authorization;
    volatile String document;

    /** @param port 0 for any */
    public TestIssuer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        keysUrl = url() + "/keys";
        tokenUrl = url() + "/token";
        document = url();
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        "{\"issuer\":\"" + document + "\",\"jwks_uri\":\"" + keysUrl
                                + "\",\"authorization_endpoint\":\"" + url()
                                + "/page?theme=dark\",\"token_endpoint\":\"" + tokenUrl + "\"}"));
        server.createContext("/token", exchange -> {
            form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            answer(exchange, "{\"id_token\":\"" + idToken + "\"}");
        });
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(keys).toString()));
        server.start();
        addRsa("first");
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        calls.incrementAndGet();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RSAKey addRsa(String id) {
        try {
            RSAKey key = new RSAKeyGenerator(2048).keyID(id).generate();
            keys.add(key);
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ECKey addEc(String id) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
            keys.add(key);
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Claims that are good at that time. */
    public JWTClaimsSet.Builder claims(String subject, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience("ustack")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(claims, keys.get(0));
    }

    static String sign(JWTClaimsSet claims, JWK key) {
        try {
            boolean rsa = key instanceof RSAKey;
            JWSSigner signer = rsa ? new RSASSASigner((RSAKey) key) : new ECDSASigner((ECKey) key);
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static Map<String, Object> client(String... audiences) {
        return Map.of("audiences", List.of(audiences));
    }
}
