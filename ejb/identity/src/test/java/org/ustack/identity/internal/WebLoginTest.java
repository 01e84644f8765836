package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.FederationSettings;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.WebLoginService.Finished;
import org.ustack.identity.WebLoginService.Started;
import org.ustack.identity.internal.federation.TestIssuer;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;

/** A browser's login: there, back, and what must not come back. */
class WebLoginTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final String DASHBOARD = "https://dashboard/auth/websso/";
    private static final URI CALLBACK = URI.create("https://cloud/identity/v3/auth/OS-FEDERATION/callback");

    @TempDir
    Path folder;

    private final TestIssuer issuer = new TestIssuer(0);
    private IdentityWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new IdentityWorld(folder);
        Path clients = folder.resolve("oidc-clients.json");
        Files.writeString(
                clients,
                Json.write(Map.of(
                        "corp",
                        Map.of("audiences", List.of("api"), "client_id", "web app", "client_secret", "s3cret:"))));
        world.properties.put(FederationSettings.CLIENTS_FILE.name(), clients.toString());
        world.properties.put(FederationSettings.TRUSTED_DASHBOARDS.name(), "https://other/, " + DASHBOARD);
        Map<?, ?> mapping = Json.read(
                "{\"rules\": [{\"local\": [{\"user\": {\"name\": \"{0}\"}}], \"remote\": [{\"type\": \"sub\"}]}]}",
                Map.class);
        world.call(b -> b.federation.mappings.create(ADMIN, "m", mapping));
        world.call(b -> b.federation.providers.create(
                ADMIN, "corp", new IdentityProviderService.Draft(null, true, null, null, List.of(issuer.url()))));
        world.call(b -> b.federation.providers.createProtocol(ADMIN, "corp", "openid", "m", null));
    }

    @AfterEach
    void stop() {
        world.close();
        issuer.close();
    }

    private Started begin(String origin) {
        return world.call(b -> b.federation.web.start(null, "openid", origin, CALLBACK));
    }

    private Finished finish(String state, String keepsake) {
        return world.call(b -> b.federation.web.finish(state, "the code", keepsake, CALLBACK));
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void answerWith(String audience, String nonce) {
        issuer.idToken = issuer.sign(issuer.claims("ann", world.clock.instant())
                .audience(audience)
                .claim("nonce", nonce)
                .build());
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(CommonError.NOT_AUTHENTICATED));
    }

    @Test
    void aBrowserGoesToTheProviderAndComesBackWithAToken() throws Exception {
        Started started = begin(DASHBOARD);
        assertThat(started.location().toString()).startsWith(issuer.url() + "/page?theme=dark&");
        Map<String, String> asked = parameters(started.location().getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "web app")
                .containsEntry("redirect_uri", CALLBACK.toString())
                .containsEntry("nonce", started.keepsake());
        assertThat(started.location().toString()).doesNotContain("s3cret");
        answerWith("web app", started.keepsake());
        Finished finished = finish(asked.get("state"), started.keepsake());
        assertThat(finished.origin()).isEqualTo(DASHBOARD);
        assertThat(world.verify(finished.token().token()).userName()).isEqualTo("ann");
        Map<String, String> sent = parameters(issuer.form);
        assertThat(sent).containsEntry("code", "the code").containsEntry("redirect_uri", CALLBACK.toString());
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(sent.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(asked)
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(new String(Base64.getDecoder().decode(issuer.authorization.substring(6)), StandardCharsets.UTF_8))
                .isEqualTo("web+app:s3cret%3A");
    }

    @Test
    void aTokenGoesToATrustedDashboardOnly() {
        assertRefused(() -> begin("https://evil/"));
        assertRefused(() -> begin(DASHBOARD + "../x"));
        world.properties.remove(FederationSettings.TRUSTED_DASHBOARDS.name());
        assertRefused(() -> begin(DASHBOARD));
        assertRefused(() -> begin(""));
    }

    @Test
    void anotherBrowserOrAnOldOrMadeUpStateDoesNotFinish() {
        Started started = begin(DASHBOARD);
        String state = parameters(started.location().getRawQuery()).get("state");
        answerWith("web app", started.keepsake());
        assertRefused(() -> finish(state, null));
        assertRefused(() -> finish(state, begin(DASHBOARD).keepsake()));
        assertRefused(() -> finish("made up", started.keepsake()));
        // A token is sealed with the same keys and is still no state.
        String token = world.login(
                        "admin",
                        IdentityWorld.ADMIN_PASSWORD,
                        org.ustack.identity.AuthRequest.Scope.of(org.ustack.identity.AuthRequest.Scope.Kind.UNSCOPED))
                .token();
        assertRefused(() -> finish(token, started.keepsake()));
        // Nor is a state a token.
        assertRefused(() -> world.verify(state));
        world.clock.advance(Duration.ofMinutes(11));
        answerWith("web app", started.keepsake());
        assertRefused(() -> finish(state, started.keepsake()));
    }

    @Test
    void theProvidersTokenMustBeForThisLoginAndThisClient() {
        Started started = begin(DASHBOARD);
        String state = parameters(started.location().getRawQuery()).get("state");
        answerWith("web app", "another");
        assertRefused(() -> finish(state, started.keepsake()));
        answerWith("api", started.keepsake());
        assertRefused(() -> finish(state, started.keepsake()));
        issuer.idToken = "";
        assertRefused(() -> finish(state, started.keepsake()));
    }

    @Test
    void theSecretIsSentToTheProvidersOwnAddressOnly() {
        Started started = begin(DASHBOARD);
        String state = parameters(started.location().getRawQuery()).get("state");
        answerWith("web app", started.keepsake());
        issuer.tokenUrl = "http://localhost:1/token";
        assertRefused(() -> finish(state, started.keepsake()));
        assertThat(issuer.authorization).isNull();
    }
}
