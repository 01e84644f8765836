package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.Actor;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.Target;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** From the login to the end of a token. */
class TokensTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final Scope UNSCOPED = Scope.of(Scope.Kind.UNSCOPED);
    private static final Scope DEFAULT = Scope.of(Scope.Kind.DEFAULT);

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String domain;
    private String project;
    private String user;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
        domain = world.call(b -> b.domains
                .create(ADMIN, null, new DomainDraft("acme", null, null, null, null))
                .id());
        project = world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft("web", domain, null, null, null, null, null, null))
                .id());
        user = world.call(b -> b.users
                .create(ADMIN, new UserDraft("ann", "default", project, null, "secret", null, null))
                .id());
        grant("member", Target.project(project));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private String role(String name) {
        return world.call(b -> b.roles.list(ADMIN, null, name).get(0).id());
    }

    private void grant(String role, Target target) {
        String id = role(role);
        world.call(b -> {
            b.assignments.grant(ADMIN, Actor.user(user), target, id, false);
            return null;
        });
    }

    private IssuedToken login(Scope scope) {
        return world.login("ann", "secret", scope);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(CommonError.NOT_AUTHENTICATED));
    }

    private void assertVoid(IssuedToken token) {
        assertRefused(() -> world.verify(token.token()));
    }

    private void change(UserDraft draft) {
        world.call(b -> b.users.update(ADMIN, user, draft));
    }

    private static UserDraft enabled(boolean enabled) {
        return new UserDraft(null, null, null, enabled, null, null, null);
    }

    @Test
    void theSeededAdminComesIntoItsProjectAndTheSystem() {
        IssuedToken token = world.login("admin", IdentityWorld.ADMIN_PASSWORD, DEFAULT);
        assertThat(token.token().length()).isLessThan(255);
        RequestContext caller = world.verify(token.token());
        assertThat(caller.projectId()).isEqualTo(world.adminProject);
        assertThat(caller.roles()).containsExactlyInAnyOrder("admin", "manager", "member", "reader");
        IssuedToken system = world.login("admin", IdentityWorld.ADMIN_PASSWORD, Scope.of(Scope.Kind.SYSTEM));
        assertThat(world.verify(system.token()).systemScope()).isTrue();
    }

    @Test
    void withoutAScopeTheDefaultProjectIsTakenAndElseNone() {
        assertThat(login(DEFAULT).view().project().id()).isEqualTo(project);
        change(new UserDraft(null, null, "nothing", null, null, null, null));
        assertThat(login(DEFAULT).view().project()).isNull();
    }

    @Test
    void impliedRolesAreIncluded() {
        assertThat(world.verify(login(Scope.project(project)).token()).roles())
                .containsExactlyInAnyOrder("member", "reader");
    }

    @Test
    void nobodyComesInWithAWrongPasswordAnUnknownNameOrAForeignScope() {
        assertRefused(() -> world.login("ann", "Secret", UNSCOPED));
        assertRefused(() -> world.login("bob", "secret", UNSCOPED));
        assertRefused(() -> login(Scope.project(world.adminProject)));
        assertRefused(() -> login(Scope.project("nothing")));
        assertRefused(() -> login(Scope.domain(domain)));
        assertRefused(() -> login(Scope.of(Scope.Kind.SYSTEM)));
    }

    @Test
    void aForgedOrTornTokenIsRefused() {
        String token = login(UNSCOPED).token();
        assertRefused(() -> world.verify(null));
        assertRefused(() -> world.verify(token.substring(1)));
        assertRefused(() -> world.verify("x".repeat(100_000)));
    }

    @Test
    void tooManyWrongPasswordsLockOutForAWhileEvenWithAProof() {
        login(UNSCOPED);
        for (int i = 0; i < 10; i++) {
            assertRefused(() -> world.login("ann", "wrong", UNSCOPED));
        }
        assertRefused(() -> login(UNSCOPED));
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(login(UNSCOPED)).isNotNull();
    }

    @Test
    void aRightPasswordStartsTheCountAgain() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 9; i++) {
                assertRefused(() -> world.login("ann", "wrong", UNSCOPED));
            }
            assertThat(login(UNSCOPED)).isNotNull();
        }
    }

    @Test
    void theTokenMethodKeepsTheEndAndTheChain() {
        IssuedToken first = login(UNSCOPED);
        world.clock.advance(Duration.ofMinutes(10));
        IssuedToken second =
                world.call(b -> b.tokens.authenticate(new AuthRequest(null, first.token(), Scope.project(project))));
        assertThat(second.view().expiresAt()).isEqualTo(first.view().expiresAt());
        assertThat(second.view().methods()).isEqualTo(List.of(AuthMethod.PASSWORD, AuthMethod.TOKEN));
        assertThat(second.view().auditIds())
                .hasSize(2)
                .endsWith(first.view().auditIds().get(0));
    }

    @Test
    void aTokenExpiresAlsoWhenItIsInMemory() {
        IssuedToken token = login(UNSCOPED);
        world.clock.advance(Duration.ofMinutes(59));
        world.verify(token.token());
        world.clock.advance(Duration.ofMinutes(1));
        assertVoid(token);
    }

    @Test
    void revokingOneTokenLeavesTheOthers() {
        IssuedToken token = login(UNSCOPED);
        IssuedToken other = login(UNSCOPED);
        RequestContext caller = world.verify(token.token());
        world.call(b -> {
            b.tokens.revoke(caller, token.token());
            return null;
        });
        assertVoid(token);
        world.verify(other.token());
        assertThatThrownBy(() -> world.call(b -> b.tokens.show(ADMIN, token.token())))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.NOT_FOUND));
    }

    /** As Keystone: the token of a login is looked up, and one that is not good is not there. */
    @Test
    void aLoginByAVoidTokenIsNotFound() {
        IssuedToken token = login(UNSCOPED);
        RequestContext caller = world.verify(token.token());
        world.call(b -> {
            b.tokens.revoke(caller, token.token());
            return null;
        });
        for (String subject : new String[] {token.token(), "nonsense"}) {
            assertThatThrownBy(() -> world.call(
                            b -> b.tokens.authenticate(new org.ustack.identity.AuthRequest(null, subject, UNSCOPED))))
                    .isInstanceOfSatisfying(
                            CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.TOKEN_NOT_FOUND))
                    .hasMessage("Failed to validate token");
        }
    }

    @Test
    void aNewPasswordVoidsTokensAndTheProof() {
        IssuedToken token = login(UNSCOPED);
        world.verify(token.token());
        world.call(b -> {
            b.users.changePassword(user, "secret", "other");
            return null;
        });
        assertVoid(token);
        assertRefused(() -> login(UNSCOPED));
        assertThat(world.login("ann", "other", UNSCOPED)).isNotNull();
    }

    @Test
    void disablingAUserVoidsItsTokensForGood() {
        IssuedToken token = login(UNSCOPED);
        world.verify(token.token());
        change(enabled(false));
        assertVoid(token);
        assertRefused(() -> login(UNSCOPED));
        change(enabled(true));
        assertVoid(token);
        assertThat(login(UNSCOPED)).isNotNull();
    }

    @Test
    void disablingAProjectOrItsDomainVoidsTheirTokensOnly() {
        IssuedToken scoped = login(Scope.project(project));
        IssuedToken unscoped = login(UNSCOPED);
        world.verify(scoped.token());
        world.call(b -> b.domains.update(ADMIN, domain, new DomainDraft(null, null, false, null, null)));
        assertVoid(scoped);
        world.verify(unscoped.token());
        world.call(b -> b.domains.update(ADMIN, domain, new DomainDraft(null, null, true, null, null)));
        assertVoid(scoped);
        IssuedToken again = login(Scope.project(project));
        world.call(b ->
                b.projects.update(ADMIN, project, new ProjectDraft(null, null, null, null, false, null, null, null)));
        assertVoid(again);
    }

    @Test
    void takingTheRoleOrDeletingTheRoleTakesEffectAtOnce() {
        IssuedToken token = login(Scope.project(project));
        grant("manager", Target.project(project));
        assertThat(world.verify(token.token()).roles()).contains("manager");
        String manager = role("manager");
        world.call(b -> {
            b.roles.delete(ADMIN, manager);
            return null;
        });
        assertThat(world.verify(token.token()).roles()).containsExactlyInAnyOrder("member", "reader");
        String member = role("member");
        world.call(b -> {
            b.assignments.revoke(ADMIN, Actor.user(user), Target.project(project), member, false);
            return null;
        });
        assertVoid(token);
    }

    @Test
    void anotherControllerFollowsTheTable() {
        IssuedToken token = login(UNSCOPED);
        TokenMemory other = new TokenMemory();
        other.settings = world.settings;
        other.start();
        world.call(b -> {
            b.checked.memory = other;
            return b.checked.verify(token.token(), "req-3");
        });
        assertThat(other.size()).isEqualTo(1);
        IdentityChanges table = new IdentityChanges();
        table.tokens = other;
        table.clock = world.clock;
        table.em = world.database.entityManager();
        ChangeFollower follower = new ChangeFollower(table, world.clock);
        follower.follow();
        assertThat(other.size())
                .as("what is older than the follower is not applied")
                .isEqualTo(1);
        change(enabled(false));
        assertThat(other.size()).isEqualTo(1);
        follower.follow();
        assertThat(other.size()).isZero();
    }

    @Test
    void aLookupThatRacesWithAChangeIsNotKept() {
        IssuedToken token = login(UNSCOPED);
        assertThat(world.memory.get("t", () -> {
                    world.memory.forget(org.ustack.identity.domain.IdentityChange.Kind.USER, user);
                    return java.util.Optional.of(token.view());
                }))
                .isPresent();
        assertThat(world.memory.size()).isZero();
    }

    @Test
    void anUnrelatedChangeKeepsTheToken() {
        IssuedToken token = login(UNSCOPED);
        world.verify(token.token());
        world.memory.forget(org.ustack.identity.domain.IdentityChange.Kind.USER, "somebody else");
        assertThat(world.memory.size()).isEqualTo(1);
    }
}
