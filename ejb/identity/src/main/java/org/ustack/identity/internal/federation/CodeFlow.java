package org.ustack.identity.internal.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ustack.kernel.Json;

/** The authorization code flow (OpenID Connect Core 1.0, 3.1) with proof of possession (RFC 7636). */
@ApplicationScoped
public class CodeFlow {

    @Inject
    ProviderDocuments documents;

    @Inject
    ProviderFetch fetch;

    /** Where a browser proves who it is. */
    URI page(TrustedProviders.Trusted provider, URI callback, String state, String nonce, String verifier)
            throws IOException {
        Map<String, String> query = new TreeMap<>();
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("client_id", clientId(provider));
        query.put("redirect_uri", callback.toString());
        query.put("nonce", nonce);
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        URI page = documents.read(issuer(provider)).any("authorization_endpoint");
        return URI.create(page + (page.getRawQuery() == null ? "?" : "&") + form(query));
    }

    /** What the provider gives for the code: its identity token, not looked at; empty if it gives none. */
    String identityToken(TrustedProviders.Trusted provider, URI callback, String code, String verifier)
            throws IOException {
        Map<String, String> form = new TreeMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", callback.toString());
        form.put("client_id", clientId(provider));
        form.put("code_verifier", verifier);
        OidcClients.Client client = provider.client();
        URI address = client.tokenUrl() == null
                ? documents.read(issuer(provider)).own("token_endpoint", "token_url")
                : URI.create(client.tokenUrl());
        return Json.mapper()
                .readTree(fetch.post(address, form(form), basic(client)))
                .path("id_token")
                .asText();
    }

    private static String clientId(TrustedProviders.Trusted provider) throws IOException {
        if (provider.client().id() == null) {
            throw new IOException("oidc-clients.json names no client_id for it");
        }
        return provider.client().id();
    }

    private static String issuer(TrustedProviders.Trusted provider) throws IOException {
        if (provider.remoteIds().isEmpty()) {
            throw new IOException("it has no remote id");
        }
        return provider.remoteIds().get(0);
    }

    /** RFC 6749, 2.3.1; null for a client without a secret. */
    private static String basic(OidcClients.Client client) {
        if (client.secret() == null) {
            return null;
        }
        String pair = encode(client.id()) + ":" + encode(client.secret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
