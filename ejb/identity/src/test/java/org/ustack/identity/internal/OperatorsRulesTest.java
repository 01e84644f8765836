package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.AccessRuleDraft;
import org.ustack.identity.Actor;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityRules;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.LimitDraft;
import org.ustack.identity.LimitService;
import org.ustack.identity.PolicyDocumentDraft;
import org.ustack.identity.PolicyDocumentService.Place;
import org.ustack.identity.PolicyService;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.RegisteredLimitDraft;
import org.ustack.identity.RoleReference;
import org.ustack.identity.ServiceDraft;
import org.ustack.identity.Target;
import org.ustack.identity.TrustDraft;
import org.ustack.identity.TrustView;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** What an operator's file opens and closes inside of the services: delegations, limits, policy documents. */
class OperatorsRulesTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String project;
    private String ann;
    private String bob;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder.resolve("keys"));
        project = world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft("web", "default", null, null, null, null, null, null))
                .id());
        ann = user("ann");
        bob = user("bob");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private String user(String name) {
        return world.call(b -> {
            String id = b.users
                    .create(ADMIN, new UserDraft(name, "default", null, null, "secret", null, null))
                    .id();
            String member = b.roles.list(ADMIN, null, "member").get(0).id();
            b.assignments.grant(ADMIN, Actor.user(id), Target.project(project), member, false);
            return id;
        });
    }

    /** @param lines of the operator's file */
    private void rules(String... lines) throws Exception {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(file, String.join("\n", lines) + "\n");
        world.properties.put(IdentitySettings.POLICY_FILE.name(), file.toString());
        world.policy.declare(IdentityRules.rules().stream()
                .map(rule -> new PolicyService.Declared("identity", rule))
                .toList());
    }

    private IssuedToken login(String name) {
        return world.login(name, "secret", Scope.project(project));
    }

    private RequestContext as(String name) {
        return world.verify(login(name).token());
    }

    private static void assertForbidden(String reason, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code()).isEqualTo(IdentityError.FORBIDDEN);
            assertThat(e.getMessage())
                    .isEqualTo("You are not authorized to perform the requested action: " + reason + ".");
        });
    }

    private void assertNotFound(Consumer<IdentityWorld.Beans> work) {
        assertThatThrownBy(() -> run(work)).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(IdentityError.NOT_FOUND));
    }

    private void run(Consumer<IdentityWorld.Beans> work) {
        world.call(b -> {
            work.accept(b);
            return null;
        });
    }

    private ApplicationCredentialView credential() {
        IssuedToken token = login("ann");
        RequestContext caller = world.verify(token.token());
        List<AccessRuleDraft> rules = List.of(new AccessRuleDraft(null, "compute", "GET", "/v2.1/servers"));
        return world.call(b -> b.applicationCredentials.create(
                caller,
                token.view(),
                ann,
                new ApplicationCredentialDraft("robot", null, null, null, null, false, rules)));
    }

    private TrustView trust(String giver, String trustor) {
        IssuedToken token = login(giver);
        RequestContext caller = world.verify(token.token());
        List<RoleReference> roles = List.of(new RoleReference(null, "reader"));
        return world.call(b -> b.trusts.create(
                caller, token.view(), new TrustDraft(trustor, bob, project, false, roles, null, null, false, null)));
    }

    @Test
    void credentialsCanBeOpenedToOthers() throws Exception {
        ApplicationCredentialView made = credential();
        String rule = made.accessRules().get(0).id();
        RequestContext before = as("bob");
        assertForbidden(
                "identity:get_application_credential",
                () -> run(b -> b.applicationCredentials.get(before, ann, made.id())));
        rules(
                "'identity:get_application_credential': 'role:member'",
                "'identity:list_application_credentials': 'role:member and user_domain_id:%(target.user.domain_id)s'",
                "'identity:get_access_rule': 'user_id:%(user_id)s or role:member'",
                "'identity:delete_application_credential': 'role:member'");
        RequestContext caller = as("bob");
        assertThat(world.call(b -> b.applicationCredentials.get(caller, ann, made.id()))
                        .id())
                .isEqualTo(made.id());
        assertThatList(world.call(b -> b.applicationCredentials.list(caller, ann, null)))
                .hasSize(1);
        assertThat(world.call(b -> b.applicationCredentials.accessRule(caller, ann, rule))
                        .id())
                .isEqualTo(rule);
        run(b -> b.applicationCredentials.delete(caller, login("bob").view(), ann, made.id()));
        assertNotFound(b -> b.applicationCredentials.get(caller, ann, made.id()));
    }

    @Test
    void credentialsCanBeClosedToTheirOwners() throws Exception {
        ApplicationCredentialView made = credential();
        String rule = made.accessRules().get(0).id();
        rules(
                "'identity:create_application_credential': 'role:manager and rule:owner'",
                "'identity:list_application_credentials': '!'",
                "'identity:delete_application_credential': 'role:manager'",
                "'identity:delete_access_rule': 'role:manager'");
        RequestContext caller = as("ann");
        assertForbidden("identity:create_application_credential", this::credential);
        assertForbidden(
                "identity:list_application_credentials",
                () -> run(b -> b.applicationCredentials.list(caller, ann, null)));
        assertForbidden(
                "identity:delete_application_credential",
                () -> run(b ->
                        b.applicationCredentials.delete(caller, login("ann").view(), ann, made.id())));
        assertForbidden(
                "identity:delete_access_rule",
                () -> run(b -> b.applicationCredentials.deleteAccessRule(caller, ann, rule)));
        assertThat(world.call(b -> b.applicationCredentials.get(caller, ann, made.id()))
                        .id())
                .isEqualTo(made.id());
    }

    @Test
    void whoNamesItselfLearnsNothingOfAnothersCredential() {
        ApplicationCredentialView made = credential();
        RequestContext caller = as("bob");
        assertForbidden(
                "identity:get_application_credential",
                () -> run(b -> b.applicationCredentials.get(caller, bob, made.id())));
        assertForbidden(
                "identity:delete_application_credential",
                () -> run(b ->
                        b.applicationCredentials.delete(caller, login("bob").view(), bob, made.id())));
        assertNotFound(b -> b.applicationCredentials.get(caller, bob, "nothing"));
        assertForbidden(
                "identity:get_application_credential",
                () -> run(b -> b.applicationCredentials.get(caller, ann, "nothing")));
    }

    @Test
    void trustsCanBeOpenedAndClosedPartyByParty() throws Exception {
        TrustView made = trust("ann", ann);
        rules(
                "'identity:list_trusts_for_trustor': '@'",
                "'identity:list_trusts_for_trustee': 'role:admin'",
                "'identity:get_trust': 'user_id:%(target.trust.trustor_user_id)s'",
                "'identity:list_roles_for_trust': 'role:member'",
                "'identity:delete_trust': '!'");
        RequestContext trustee = as("bob");
        assertThatList(world.call(b -> b.trusts.list(trustee, ann, null))).hasSize(1);
        assertForbidden("identity:list_trusts_for_trustee", () -> run(b -> b.trusts.list(trustee, null, bob)));
        assertForbidden("identity:list_trusts", () -> run(b -> b.trusts.list(trustee, null, null)));
        assertForbidden("identity:get_trust", () -> run(b -> b.trusts.get(trustee, made.id())));
        assertThatList(world.call(b -> b.trusts.roles(trustee, made.id()))).hasSize(1);
        RequestContext trustor = as("ann");
        assertForbidden(
                "identity:delete_trust",
                () -> run(b -> b.trusts.delete(trustor, login("ann").view(), made.id())));
    }

    @Test
    void noRuleLetsOneGiveWhatIsAnothers() throws Exception {
        rules("'identity:create_trust': '@'", "'identity:create_application_credential': '@'");
        assertForbidden("The authenticated user should match the trustor", () -> trust("bob", ann));
        IssuedToken token = login("bob");
        RequestContext caller = world.verify(token.token());
        assertForbidden(
                "Cannot create an application credential for another user.",
                () -> run(b -> b.applicationCredentials.create(
                        caller,
                        token.view(),
                        ann,
                        new ApplicationCredentialDraft("robot", null, null, null, null, false, null))));
        rules("'identity:create_trust': 'role:manager and user_id:%(trust.trustor_user_id)s'");
        assertForbidden("identity:create_trust", () -> trust("ann", ann));
    }

    @Test
    void accessTokensFollowToo() throws Exception {
        RequestContext before = as("bob");
        assertForbidden("identity:list_access_tokens", () -> run(b -> b.oauth.accessTokens(before, ann)));
        assertThatList(world.call(b -> b.oauth.accessTokens(as("ann"), ann))).isEmpty();
        rules(
                "'identity:list_access_tokens': 'role:member'",
                "'identity:delete_access_token': 'role:manager'",
                "'identity:authorize_request_token': 'role:manager'");
        RequestContext other = as("bob");
        assertThatList(world.call(b -> b.oauth.accessTokens(other, ann))).isEmpty();
        RequestContext owner = as("ann");
        assertForbidden("identity:delete_access_token", () -> run(b -> b.oauth.deleteAccessToken(owner, ann, "any")));
        assertForbidden(
                "identity:authorize_request_token",
                () -> run(b -> b.oauth.authorize(owner, login("ann").view(), "any", List.of())));
    }

    @Test
    void associationsOfPolicyDocumentsFollowPlaceByPlace() throws Exception {
        String service = world.call(b -> b.catalog
                .createService(ADMIN, new ServiceDraft("compute", "nova", null, true, Map.of()))
                .id());
        String document = world.call(b -> b.documents
                .create(ADMIN, new PolicyDocumentDraft("text/plain", "{}", Map.of()))
                .id());
        rules("'identity:create_policy_association_for_service': 'role:member'");
        RequestContext caller = as("ann");
        run(b -> b.documents.associate(caller, document, new Place(null, service, null)));
        assertForbidden(
                "identity:create_policy_association_for_region_and_service",
                () -> run(b -> b.documents.associate(caller, document, new Place(null, service, "RegionOne"))));
        assertForbidden(
                "identity:delete_policy_association_for_service",
                () -> run(b -> b.documents.dissociate(caller, document, new Place(null, service, null))));
    }

    @Test
    void limitsFollowToo() throws Exception {
        String service = world.call(b -> b.catalog
                .createService(ADMIN, new ServiceDraft("compute", "nova", null, true, Map.of()))
                .id());
        run(b -> b.limits.register(ADMIN, List.of(new RegisteredLimitDraft(service, null, "cores", 10, null))));
        String limit = world.call(b -> b.limits
                .create(ADMIN, List.of(new LimitDraft(Target.project(project), service, null, "cores", 5, null)))
                .get(0)
                .id());
        LimitService.Filter all = new LimitService.Filter(null, null, null, null);
        RequestContext before = as("ann");
        assertThatList(world.call(b -> b.limits.list(before, all)))
                .as("its project's")
                .hasSize(1);
        rules("'identity:get_limit': 'role:manager'", "'identity:update_limit': 'role:member'");
        RequestContext caller = as("ann");
        assertThatList(world.call(b -> b.limits.list(caller, all))).isEmpty();
        assertForbidden("identity:get_limit", () -> run(b -> b.limits.get(caller, limit)));
        assertThat(world.call(b -> b.limits.update(caller, limit, new LimitDraft(null, null, null, null, 7, null)))
                        .resourceLimit())
                .isEqualTo(7);
    }
}
