package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.CatalogService;
import org.ustack.identity.Delegation;
import org.ustack.identity.DomainView;
import org.ustack.identity.EndpointView;
import org.ustack.identity.LimitView;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.identity.ProjectView;
import org.ustack.identity.RoleView;
import org.ustack.identity.ServiceView;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;
import org.ustack.identity.TrustView;
import org.ustack.identity.UserView;
import org.ustack.rest.common.JsonMapperProvider;

/** What clients get, word for word: the samples lie beside, one a shape. */
class IdentityJsonTest {

    private static final String BASE = "http://cloud:8080";
    private static final ObjectMapper MAPPER = new JsonMapperProvider().getContext(Object.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token-project",
                "token-unscoped",
                "project",
                "user",
                "domain",
                "token-trust",
                "token-credential",
                "receipt",
                "application-credential",
                "trust",
                "limit"
            })
    void isTheSample(String name) throws Exception {
        try (InputStream sample = getClass().getResourceAsStream("/identity/" + name + ".json")) {
            assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(json(name)))).isEqualTo(MAPPER.readTree(sample));
        }
    }

    private static Object json(String name) {
        IdentityJson json = new IdentityJson(BASE);
        return switch (name) {
            case "token-project" -> {
                TokenView view = token(
                        new Place("p1", "web", new Named("default", "Default")), List.of(new Named("r1", "member")));
                yield TokenJson.of(view, TokenJson.catalog(offers(), view, BASE));
            }
            case "token-unscoped" -> TokenJson.of(token(null, List.of()), List.of());
            case "project" ->
                json.project(new ProjectView(
                        "p1", "default", "default", "web", "", true, List.of("a"), Map.of(), Map.of("note", "x")));
            case "user" ->
                json.user(new UserView(
                        "u1",
                        "default",
                        "ann",
                        true,
                        null,
                        null,
                        Map.of("multi_factor_auth_enabled", true),
                        Map.of("email", "a@b")));
            case "domain" -> json.domain(new DomainView("default", "Default", "d", true, Map.of(), Map.of()));
            case "token-trust" -> TokenJson.of(under(new Delegation.Trust("t1", true, "u1", "u2")), null);
            case "token-credential" ->
                TokenJson.of(under(new Delegation.ApplicationCredential("c1", "robot", true, RULES)), null);
            case "receipt" -> TokenJson.receipt(receipt());
            case "application-credential" ->
                json.applicationCredential(new ApplicationCredentialView(
                        "c1", "u1", "p1", "robot", null, "s", List.of(ROLE), END, false, RULES));
            case "trust" -> json.trust(new TrustView("t1", "u1", "u2", "p1", true, null, 3, null, 0, List.of(ROLE)));
            case "limit" ->
                json.limit(new LimitView("l1", Target.project("p1"), "s1", null, "image_count_total", 5, null));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static final Instant END = Instant.parse("2026-01-01T01:00:00Z");
    private static final RoleView ROLE = new RoleView("r1", null, "member", null, Map.of(), Map.of());
    private static final List<AccessRuleView> RULES =
            List.of(new AccessRuleView("x1", "compute", "GET", "/v2.1/servers"));

    private static TokenView under(Delegation delegation) {
        TokenView plain =
                token(new Place("p1", "web", new Named("default", "Default")), List.of(new Named("r1", "member")));
        return new TokenView(
                plain.methods(),
                plain.user(),
                plain.project(),
                null,
                false,
                plain.roles(),
                plain.auditIds(),
                plain.issuedAt(),
                plain.expiresAt(),
                delegation);
    }

    private static MoreProofNeeded.Receipt receipt() {
        TokenView plain = token(null, List.of());
        return new MoreProofNeeded.Receipt(
                "sealed",
                plain.user(),
                plain.methods(),
                plain.issuedAt(),
                plain.expiresAt(),
                List.of(List.of("password", "totp")));
    }

    private static TokenView token(Place project, List<Named> roles) {
        return new TokenView(
                List.of(AuthMethod.PASSWORD),
                new Place("u1", "ann", new Named("default", "Default")),
                project,
                null,
                false,
                roles,
                List.of("a1"),
                Instant.parse("2026-01-01T00:00:00.123456Z"),
                Instant.parse("2026-01-01T01:00:00Z"));
    }

    private static List<CatalogService.Offer> offers() {
        EndpointView fixed = new EndpointView("e1", "s1", "RegionOne", "public", "{public_url}/image", true, Map.of());
        EndpointView own =
                new EndpointView("e2", "s1", "RegionOne", "admin", "http://x/$(project_id)s", true, Map.of());
        return List.of(new CatalogService.Offer(
                new ServiceView("s1", "image", "image", null, true, Map.of()), List.of(fixed, own)));
    }
}
