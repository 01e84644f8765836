package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.AccessRuleDraft;
import org.ustack.identity.Actor;
import org.ustack.identity.ApplicationCredentialDraft;
import org.ustack.identity.ApplicationCredentialView;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.Delegation;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.RoleReference;
import org.ustack.identity.Target;
import org.ustack.identity.TrustDraft;
import org.ustack.identity.TrustView;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;

/** Application credentials and trusts, from their making to the end of the tokens under them. */
class DelegationTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final Scope DEFAULT = Scope.of(Scope.Kind.DEFAULT);

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String project;
    private String ann;
    private String bob;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
        project = world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft("web", "default", null, null, null, null, null, null))
                .id());
        ann = user("ann");
        bob = user("bob");
        grant("member", ann);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private String user(String name) {
        return world.call(b -> b.users
                .create(ADMIN, new UserDraft(name, "default", null, null, "secret", null, null))
                .id());
    }

    private String role(String name) {
        return world.call(b -> b.roles.list(ADMIN, null, name).get(0).id());
    }

    private void grant(String role, String user) {
        String id = role(role);
        run(b -> b.assignments.grant(ADMIN, Actor.user(user), Target.project(project), id, false));
    }

    private void run(java.util.function.Consumer<IdentityWorld.Beans> work) {
        world.call(b -> {
            work.accept(b);
            return null;
        });
    }

    private IssuedToken login(String name) {
        return world.login(name, "secret", Scope.project(project));
    }

    private RequestContext as(IssuedToken token) {
        return world.verify(token.token());
    }

    private IssuedToken authenticate(AuthRequest.Proof proof, Scope scope) {
        return world.call(b -> b.tokens.authenticate(new AuthRequest(List.of(proof), scope, null)));
    }

    private static void assertError(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private void assertVoid(IssuedToken token) {
        assertError(CommonError.NOT_AUTHENTICATED, () -> world.verify(token.token()));
    }

    private static ApplicationCredentialDraft draft(
            List<RoleReference> roles, Instant end, boolean unrestricted, List<AccessRuleDraft> rules) {
        return new ApplicationCredentialDraft("robot", null, null, roles, end, unrestricted, rules);
    }

    private ApplicationCredentialView make(IssuedToken token, ApplicationCredentialDraft draft) {
        return world.call(b -> b.applicationCredentials.create(as(token), token.view(), ann, draft));
    }

    private IssuedToken enter(ApplicationCredentialView credential) {
        return authenticate(
                new AuthRequest.ApplicationCredential(credential.id(), null, null, credential.secret()), DEFAULT);
    }

    @Test
    void aCredentialGivesTheRolesAskedForInItsProject() {
        ApplicationCredentialView made =
                make(login("ann"), draft(List.of(new RoleReference(null, "reader")), null, false, null));
        IssuedToken token = enter(made);
        assertThat(token.token().length()).isLessThan(255);
        assertThat(as(token).roles()).containsExactly("reader");
        assertThat(as(token).projectId()).isEqualTo(project);
        assertThat(as(token).userId()).isEqualTo(ann);
        AuthRequest.Password owner = new AuthRequest.Password(null, "ann", "default", null, null);
        assertThat(authenticate(new AuthRequest.ApplicationCredential(null, "robot", owner, made.secret()), DEFAULT))
                .isNotNull();
        assertError(
                CommonError.NOT_AUTHENTICATED,
                () -> authenticate(new AuthRequest.ApplicationCredential(made.id(), null, null, "wrong"), DEFAULT));
    }

    @Test
    void aRoleThatTheUserHasNotCannotBeHandedOn() {
        IssuedToken token = login("ann");
        assertError(
                IdentityError.INVALID,
                () -> make(token, draft(List.of(new RoleReference(null, "admin")), null, false, null)));
        assertError(
                IdentityError.FORBIDDEN,
                () -> world.call(b ->
                        b.applicationCredentials.create(as(token), token.view(), bob, draft(null, null, false, null))));
    }

    @Test
    void aRestrictedCredentialMakesNoOtherAndAnUnrestrictedOneDoes() {
        IssuedToken plain = enter(make(login("ann"), draft(null, null, false, null)));
        ApplicationCredentialDraft other = new ApplicationCredentialDraft("two", null, null, null, null, true, null);
        assertError(IdentityError.FORBIDDEN, () -> make(plain, other));
        assertError(
                IdentityError.FORBIDDEN,
                () -> world.call(b -> b.trusts.create(as(plain), plain.view(), trust(true, null, null))));
        IssuedToken free = enter(make(login("ann"), other));
        assertThat(make(free, new ApplicationCredentialDraft("three", null, null, null, null, false, null)))
                .isNotNull();
    }

    @Test
    void itEndsAtItsTimeAndWithTheLossOfTheRole() {
        Instant end = world.clock.instant().plus(Duration.ofMinutes(10));
        ApplicationCredentialView made = make(login("ann"), draft(null, end, false, null));
        IssuedToken token = enter(made);
        assertThat(token.view().expiresAt()).isBeforeOrEqualTo(end);
        world.clock.advance(Duration.ofMinutes(11));
        assertVoid(token);
        assertError(CommonError.NOT_AUTHENTICATED, () -> enter(made));

        ApplicationCredentialView two =
                make(login("ann"), new ApplicationCredentialDraft("two", null, null, null, null, false, null));
        IssuedToken other = enter(two);
        String member = role("member");
        run(b -> b.assignments.revoke(ADMIN, Actor.user(ann), Target.project(project), member, false));
        assertVoid(other);
        assertThatList(world.call(b -> b.applicationCredentials.list(ADMIN, ann, null)))
                .as("gone with the role")
                .isEmpty();
    }

    @Test
    void accessRulesLetThroughWhatTheySayAndAreInUseUntilTheirCredentialGoes() {
        AccessRuleDraft rule = new AccessRuleDraft(null, "compute", "GET", "/v2.1/servers/*/ips");
        ApplicationCredentialView made = make(login("ann"), draft(null, null, false, List.of(rule)));
        String token = enter(made).token();
        assertThat(admits(token, "compute", "GET", "/v2.1/servers/x/ips")).isTrue();
        assertThat(admits(token, "compute", "GET", "/v2.1/servers/x/y/ips")).isFalse();
        assertThat(admits(token, "compute", "POST", "/v2.1/servers/x/ips")).isFalse();
        assertThat(admits(token, "image", "GET", "/v2.1/servers/x/ips")).isFalse();
        assertThat(admits(login("ann").token(), "image", "GET", "/v2/images")).isTrue();
        String id = made.accessRules().get(0).id();
        RequestContext caller = as(login("ann"));
        assertError(
                IdentityError.FORBIDDEN, () -> run(b -> b.applicationCredentials.deleteAccessRule(caller, ann, id)));
        run(b -> b.applicationCredentials.delete(caller, login("ann").view(), ann, made.id()));
        assertError(CommonError.NOT_AUTHENTICATED, () -> world.verify(token));
        run(b -> b.applicationCredentials.deleteAccessRule(caller, ann, id));
        assertThatList(world.call(b -> b.applicationCredentials.accessRules(caller, ann, null, null, null)))
                .isEmpty();
    }

    private boolean admits(String token, String service, String method, String path) {
        return world.call(b -> b.checked.admits(token, service, method, List.of(path)));
    }

    private TrustDraft trust(boolean impersonation, Integer uses, Integer redelegation) {
        return new TrustDraft(
                ann,
                bob,
                project,
                impersonation,
                List.of(new RoleReference(null, "reader")),
                null,
                uses,
                redelegation != null,
                redelegation);
    }

    private TrustView trust(IssuedToken token, TrustDraft draft) {
        return world.call(b -> b.trusts.create(as(token), token.view(), draft));
    }

    private IssuedToken under(TrustView trust, String trustee) {
        return authenticate(
                new AuthRequest.Password(null, trustee, "default", null, "secret"), Scope.trust(trust.id()));
    }

    @Test
    void aTrusteeActsAsTheTrustorOrAsItself() {
        IssuedToken impersonating = under(trust(login("ann"), trust(true, null, null)), "bob");
        assertThat(impersonating.token().length()).isLessThan(255);
        assertThat(as(impersonating).userId()).isEqualTo(ann);
        assertThat(as(impersonating).roles()).containsExactly("reader");
        IssuedToken plain = under(trust(login("ann"), trust(false, null, null)), "bob");
        assertThat(as(plain).userId()).isEqualTo(bob);
        assertThat(plain.view().delegation()).isInstanceOf(Delegation.Trust.class);
        assertError(
                IdentityError.FORBIDDEN,
                () -> authenticate(new AuthRequest.Token(plain.token()), Scope.of(Scope.Kind.UNSCOPED)));
    }

    @Test
    void nobodyElseEntersAndUsesRunOut() {
        TrustView trust = trust(login("ann"), trust(true, 1, null));
        assertError(IdentityError.NOT_NOW, () -> under(trust, "ann"));
        under(trust, "bob");
        assertError(IdentityError.NOT_NOW, () -> under(trust, "bob"));
    }

    @Test
    void aTrustEndsWithItsDeletionTheRoleAndEitherUser() {
        TrustView trust = trust(login("ann"), trust(true, null, null));
        IssuedToken first = under(trust, "bob");
        run(b -> b.trusts.delete(as(login("ann")), login("ann").view(), trust.id()));
        assertVoid(first);

        IssuedToken second = under(trust(login("ann"), trust(true, null, null)), "bob");
        run(b -> b.users.update(ADMIN, bob, new UserDraft(null, null, null, false, null, null, null)));
        assertVoid(second);
        run(b -> b.users.update(ADMIN, bob, new UserDraft(null, null, null, true, null, null, null)));

        IssuedToken third = under(trust(login("ann"), trust(false, null, null)), "bob");
        String member = role("member");
        run(b -> b.assignments.revoke(ADMIN, Actor.user(ann), Target.project(project), member, false));
        assertVoid(third);
        run(b -> b.users.delete(ADMIN, ann));
        assertThatList(world.call(b -> b.trusts.list(ADMIN, null, null))).isEmpty();
    }

    @Test
    void aTrustIsHandedOnAsOftenAsItSays() {
        String eve = user("eve");
        TrustView first = trust(login("ann"), trust(true, null, 1));
        assertThat(first.redelegationCount()).isEqualTo(1);
        IssuedToken asAnn = under(first, "bob");
        TrustDraft on = new TrustDraft(
                ann, eve, project, true, List.of(new RoleReference(null, "reader")), null, null, false, null);
        TrustView second = trust(asAnn, on);
        assertThat(second.redelegatedTrustId()).isEqualTo(first.id());
        IssuedToken asEve = under(second, "eve");
        assertError(IdentityError.NOT_NOW, () -> trust(asEve, on));
        assertError(IdentityError.NOT_NOW, () -> trust(login("ann"), trust(true, null, 4)));
        run(b -> b.trusts.delete(as(login("ann")), login("ann").view(), first.id()));
        assertVoid(asEve);
    }

    @Test
    void aKeyPairMadeUnderATrustGivesNoMoreThanTheTrust() {
        IssuedToken under = under(trust(login("ann"), trust(true, null, null)), "bob");
        var pair = world.call(b -> b.credentials.createEc2(as(under), under.view(), ann, project));
        assertThat(org.ustack.kernel.Json.read(pair.blob(), Map.class).get("trust_id"))
                .isEqualTo(under.view().delegation().id());
    }
}
