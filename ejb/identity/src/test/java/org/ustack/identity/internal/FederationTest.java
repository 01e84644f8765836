package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.Actor;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.FederationError;
import org.ustack.identity.FederationSettings;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ServiceProviderService;
import org.ustack.identity.Target;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserService;
import org.ustack.identity.internal.federation.TestIssuer;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.Json;
import org.ustack.kernel.RequestContext;

/** From an identity provider and its mapping to tokens for those whom it vouches for. */
class FederationTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final String NAMED = "{'local': [{'user': {'name': '{0}', 'email': '{1}'}}],"
            + " 'remote': [{'type': 'OIDC-preferred_username'}, {'type': 'HTTP_OIDC_EMAIL'}]}";
    private static final String GROUPED = "{'local': [{'groups': '{0}', 'domain': {'id': 'default'}}],"
            + " 'remote': [{'type': 'groups', 'whitelist': ['ops', 'none']}]}";

    @TempDir
    Path folder;

    private final TestIssuer issuer = new TestIssuer(0);
    private IdentityWorld world;
    private String domain;
    private String project;
    private String ops;

    @BeforeEach
    void start() throws IOException {
        world = new IdentityWorld(folder);
        Path clients = folder.resolve("oidc-clients.json");
        Files.writeString(clients, Json.write(Map.of("corp", Map.of("audiences", List.of("ustack")))));
        world.properties.put(FederationSettings.CLIENTS_FILE.name(), clients.toString());
        world.call(b -> b.federation.mappings.create(ADMIN, "m", mapping(NAMED, GROUPED)));
        domain = world.call(b -> b.federation.providers.create(ADMIN, "corp", provider(true, issuer.url())))
                .domainId();
        world.call(b -> b.federation.providers.createProtocol(ADMIN, "corp", "openid", "m", null));
        ops = world.call(b -> b.groups
                .create(ADMIN, new GroupDraft("ops", "default", null, null))
                .id());
        project = world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft("web", "default", null, null, null, null, null, null))
                .id());
        String member =
                world.call(b -> b.roles.list(ADMIN, null, "member").get(0).id());
        run(b -> b.assignments.grant(ADMIN, Actor.group(ops), Target.project(project), member, false));
    }

    @AfterEach
    void stop() {
        world.close();
        issuer.close();
    }

    private void run(java.util.function.Consumer<IdentityWorld.Beans> work) {
        world.call(b -> {
            work.accept(b);
            return null;
        });
    }

    private static Map<?, ?> mapping(String... rules) {
        return Json.read(("{'rules': [" + String.join(",", rules) + "]}").replace('\'', '"'), Map.class);
    }

    private static IdentityProviderService.Draft provider(Boolean enabled, String... remoteIds) {
        return new IdentityProviderService.Draft(
                null, enabled, null, null, remoteIds.length == 0 ? null : List.of(remoteIds));
    }

    private String bearer(String subject, Object... namesAndValues) {
        var claims = issuer.claims(subject, world.clock.instant())
                .claim("preferred_username", subject)
                .claim("email", subject + "@example.org");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            claims.claim((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return issuer.sign(claims.build());
    }

    private IssuedToken login(String bearer) {
        return world.call(b -> b.federation.login.login("corp", "openid", bearer));
    }

    private IssuedToken scoped(IssuedToken unscoped, Scope scope) {
        return world.call(b -> b.tokens.authenticate(new AuthRequest(null, unscoped.token(), scope)));
    }

    private static void assertFails(ErrorCode code, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessage(message);
        });
    }

    private static void assertRefused(ThrowingCallable call) {
        assertFails(CommonError.NOT_AUTHENTICATED, "The request you have made requires authentication.", call);
    }

    @Test
    void somebodyNewGetsAUserInTheProvidersDomainAndATokenWithoutAScope() {
        IssuedToken token = login(bearer("ann"));
        assertThat(token.view().user().name()).isEqualTo("ann");
        assertThat(token.view().user().domain().id()).isEqualTo(domain);
        assertThat(token.view().methods()).containsExactly(AuthMethod.OPENID);
        assertThat(token.view().project()).isNull();
        String id = token.view().user().id();
        assertThat(login(bearer("ann")).view().user().id()).isEqualTo(id);
        assertThat(login(bearer("bob")).view().user().id()).isNotEqualTo(id);
        assertThat(world.call(b -> b.users.get(ADMIN, id)).extra()).containsEntry("email", "ann@example.org");
        assertThat(world.verify(token.token()).userId()).isEqualTo(id);
    }

    @Test
    void mappedGroupsGiveTheirRolesAndGoWithTheProvidersWord() {
        IssuedToken first = login(bearer("ann", "groups", List.of("ops", "others")));
        String id = first.view().user().id();
        IssuedToken inProject = scoped(first, Scope.project(project));
        assertThat(world.verify(inProject.token()).roles()).contains("member");
        assertThat(inProject.view().methods()).containsExactly(AuthMethod.OPENID, AuthMethod.TOKEN);
        assertThat(world.call(b -> b.federation.login.vouched(id)).orElseThrow().groupIds())
                .containsExactly(ops);
        IssuedToken second = login(bearer("ann", "groups", List.of("others")));
        assertRefused(() -> scoped(second, Scope.project(project)));
        assertRefused(() -> world.verify(inProject.token()));
    }

    @Test
    void aTokenThatIsNotGoodLogsNobodyIn() {
        assertRefused(() -> login("no token"));
        assertRefused(() -> login(issuer.sign(
                issuer.claims("ann", world.clock.instant()).audience("another").build())));
        run(b -> b.federation.providers.update(ADMIN, "corp", provider(null, "https://elsewhere.example.org")));
        assertRefused(() -> login(bearer("ann")));
        assertThat(world.<List<?>>call(b -> b.users.list(ADMIN, new UserService.Filter(domain, null, null))))
                .isEmpty();
    }

    @Test
    void aProviderWithoutAudiencesLogsNobodyIn() throws IOException {
        Files.writeString(folder.resolve("oidc-clients.json"), "{}");
        assertRefused(() -> login(bearer("ann")));
    }

    @Test
    void unknownAndDisabledProvidersAreSaidToBeSo() {
        assertFails(
                IdentityError.NOT_FOUND,
                "Could not find Identity Provider: x.",
                () -> world.call(b -> b.federation.login.login("x", "openid", "t")));
        assertFails(
                IdentityError.NOT_FOUND,
                "Could not find federated protocol saml2 for Identity Provider: corp.",
                () -> world.call(b -> b.federation.login.login("corp", "saml2", "t")));
        IssuedToken token = login(bearer("ann"));
        run(b -> b.federation.providers.update(ADMIN, "corp", provider(false)));
        assertFails(
                FederationError.NOT_TRUSTED,
                "You are not authorized to perform the requested action.",
                () -> login(bearer("ann")));
        assertRefused(() -> world.verify(token.token()));
    }

    @Test
    void whoeverTheMappingDoesNotKnowIsRefused() {
        String anonymous = issuer.sign(issuer.claims("x", world.clock.instant()).build());
        assertFails(
                IdentityError.INVALID,
                "Could not map any federated user properties to identity values."
                        + " Check debug logs or the mapping used for additional details.",
                () -> login(anonymous));
    }

    @Test
    void aMappingMayNameAUserOfThisCloud() {
        String own = world.call(b -> b.users
                .create(ADMIN, new UserDraft("own", "default", null, null, null, null, null))
                .id());
        run(b -> b.federation.mappings.update(
                ADMIN,
                "m",
                mapping("{'local': [{'user': {'name': '{0}', 'type': 'local', 'domain': {'name': 'Default'}}}],"
                        + " 'remote': [{'type': 'sub'}]}")));
        assertThat(login(bearer("own")).view().user().id()).isEqualTo(own);
        assertRefused(() -> login(bearer("ann")));
    }

    @Test
    void projectsAreMadeInTheProvidersDomainWithTheirRoles() {
        run(b -> b.federation.mappings.update(
                ADMIN,
                "m",
                mapping("{'local': [{'user': {'name': '{0}'}}, {'projects': [{'name': 'home of {0}',"
                        + " 'roles': [{'name': 'member'}]}]}], 'remote': [{'type': 'sub'}]}")));
        IssuedToken token = login(bearer("ann"));
        Scope home = new Scope(Scope.Kind.PROJECT, null, "home of ann", domain, null);
        assertThat(world.verify(scoped(token, home).token()).roles()).contains("member");
        assertThat(scoped(login(bearer("ann")), home).view().project().name()).isEqualTo("home of ann");
        run(b -> b.federation.mappings.update(
                ADMIN,
                "m",
                mapping(
                        "{'local': [{'user': {'name': '{0}'}}, {'projects': [{'name': 'p', 'roles': [{'name': 'x'}]}]}],"
                                + " 'remote': [{'type': 'sub'}]}")));
        assertFails(IdentityError.NOT_FOUND, "Could not find role: x.", () -> login(bearer("bob")));
        assertThat(world.<List<?>>call(b -> b.users.list(ADMIN, new UserService.Filter(domain, "bob", null))))
                .isEmpty();
    }

    @Test
    void aGroupIdThatIsNotThereIsTheMappingsFault() {
        run(
                b -> b.federation.mappings.update(
                        ADMIN,
                        "m",
                        mapping(
                                "{'local': [{'user': {'name': '{0}'}}, {'group': {'id': 'x'}}], 'remote': [{'type': 'sub'}]}")));
        assertFails(
                FederationError.MAPPING_FAILS,
                "An unexpected error prevented the server from fulfilling your request.",
                () -> login(bearer("ann")));
    }

    @Test
    void peopleOfOneNameAreKeptApart() {
        run(b -> b.federation.mappings.update(
                ADMIN,
                "m",
                mapping("{'local': [{'user': {'id': '{0}', 'name': '{1}'}}],"
                        + " 'remote': [{'type': 'sub'}, {'type': 'email'}]}")));
        IssuedToken one = login(bearer("1", "email", "ann"));
        IssuedToken two = login(bearer("2", "email", "ann"));
        assertThat(one.view().user().name()).isEqualTo("ann");
        assertThat(two.view().user().name()).startsWith("ann-");
        assertThat(login(bearer("1", "email", "anna")).view().user().id())
                .isEqualTo(one.view().user().id());
    }

    @Test
    void aUserThatAnAdminClosesStaysOut() {
        String id = login(bearer("ann")).view().user().id();
        run(b -> b.users.update(ADMIN, id, new UserDraft(null, null, null, false, null, null, null)));
        assertRefused(() -> login(bearer("ann")));
    }

    @Test
    void aProviderGoesWithThoseItVouchedFor() {
        IssuedToken token = login(bearer("ann"));
        run(b -> b.federation.providers.delete(ADMIN, "corp"));
        assertRefused(() -> world.verify(token.token()));
        assertFails(
                IdentityError.NOT_FOUND,
                "Could not find Identity Provider: corp.",
                () -> world.call(b -> b.federation.providers.get(ADMIN, "corp")));
    }

    @Test
    void providersAndTheirNamesAreUnique() {
        assertFails(
                IdentityError.CONFLICT,
                "Conflict occurred attempting to store identity_provider - Duplicate entry: corp.",
                () -> world.call(b -> b.federation.providers.create(ADMIN, "corp", provider(true))));
        assertFails(
                IdentityError.CONFLICT,
                "Conflict occurred attempting to store identity_provider - Duplicate remote ID: " + issuer.url() + ".",
                () -> world.call(b -> b.federation.providers.create(ADMIN, "other", provider(true, issuer.url()))));
        assertFails(
                IdentityError.CONFLICT,
                "Conflict occurred attempting to store mapping - Duplicate entry found with ID m.",
                () -> world.call(b -> b.federation.mappings.create(ADMIN, "m", mapping(NAMED))));
        assertFails(
                IdentityError.INVALID,
                "Invalid mapping id: x",
                () -> world.call(b -> b.federation.providers.createProtocol(ADMIN, "corp", "other", "x", null)));
    }

    @Test
    void changesKeepWhatTheyDoNotName() {
        IdentityProviderService.Provider changed = world.call(b -> b.federation.providers.update(
                ADMIN, "corp", new IdentityProviderService.Draft(null, null, "ours", 60, null)));
        assertThat(changed)
                .isEqualTo(
                        new IdentityProviderService.Provider("corp", domain, true, "ours", 60, List.of(issuer.url())));
        var sp = world.call(b -> b.federation.serviceProviders.create(
                ADMIN, "sp", new ServiceProviderService.Draft("https://a.b", "https://c.d", null, null, null)));
        assertThat(sp.enabled()).isFalse();
        assertThat(sp.relayStatePrefix()).isEqualTo("ss:mem:");
        assertThat(world.<List<?>>call(b -> b.federation.serviceProviders.enabled()))
                .isEmpty();
        run(b -> b.federation.serviceProviders.update(
                ADMIN, "sp", new ServiceProviderService.Draft(null, null, true, null, null)));
        assertThat(world.<List<?>>call(b -> b.federation.serviceProviders.enabled()))
                .hasSize(1);
    }
}
