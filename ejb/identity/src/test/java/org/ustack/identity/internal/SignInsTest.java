package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.SignInView;
import org.ustack.identity.TokenService;
import org.ustack.identity.UserDraft;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** Sign-ins of the dashboard, and what ends with them. */
class SignInsTest {

    private static final String PASSWORD = IdentityWorld.ADMIN_PASSWORD;

    @TempDir
    Path folder;

    private IdentityWorld world;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private IssuedToken signIn(String browser) {
        IssuedToken issued = world.login("admin", PASSWORD, Scope.of(Scope.Kind.UNSCOPED));
        world.call(b -> {
            b.signIns.begin(issued, "192.0.2.7", browser);
            return null;
        });
        return issued;
    }

    /** As the dashboard does when its user goes to another project. */
    private IssuedToken switched(IssuedToken from) {
        return world.call(
                b -> b.tokens.authenticate(new AuthRequest(null, from.token(), Scope.project(world.adminProject))));
    }

    private List<SignInView> seenBy(IssuedToken token) {
        RequestContext caller = world.verify(token.token());
        return world.call(b -> b.signIns.own(caller));
    }

    private void isVoid(IssuedToken token) {
        assertThatThrownBy(() -> world.verify(token.token()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(CommonError.NOT_AUTHENTICATED));
    }

    private void end(IssuedToken by, String id) {
        RequestContext caller = world.verify(by.token());
        world.call(b -> {
            b.signIns.end(caller, id);
            return null;
        });
    }

    @Test
    void aSignInSaysFromWhereAndSinceWhen() {
        IssuedToken token = signIn("Firefox");
        assertThat(seenBy(token)).singleElement().satisfies(view -> {
            assertThat(view.id()).isEqualTo(token.view().auditIds().get(0));
            assertThat(view.address()).isEqualTo("192.0.2.7");
            assertThat(view.browser()).isEqualTo("Firefox");
            assertThat(view.startedAt()).isEqualTo(world.clock.instant());
            assertThat(view.expiresAt()).isEqualTo(token.view().expiresAt());
        });
    }

    @Test
    void whatABrowserCallsItselfIsCutAndMayBeMissing() {
        signIn(null);
        IssuedToken token = signIn("x".repeat(300));
        assertThat(seenBy(token)).extracting(SignInView::browser).containsExactlyInAnyOrder("", "x".repeat(255));
    }

    @Test
    void anUseIsNotedOnceAMinute() {
        IssuedToken token = signIn("Firefox");
        String id = token.view().chainId();
        world.clock.advance(Duration.ofSeconds(30));
        used(id);
        assertThat(seenBy(token).get(0).usedAt()).isBefore(world.clock.instant());
        world.clock.advance(Duration.ofSeconds(31));
        used(id);
        assertThat(seenBy(token).get(0).usedAt()).isEqualTo(world.clock.instant());
    }

    private void used(String id) {
        world.call(b -> {
            b.signIns.used(id);
            return null;
        });
    }

    @Test
    void anEndedSignInLeavesNoTokenOfItsChain() {
        IssuedToken first = signIn("Firefox");
        IssuedToken second = switched(first);
        IssuedToken other = signIn("Chrome");
        world.verify(first.token());
        world.verify(second.token());
        end(other, second.view().chainId());
        isVoid(first);
        isVoid(second);
        world.memory.forget(IdentityChange.Kind.ROLES, "");
        isVoid(second);
        assertThat(seenBy(other)).extracting(SignInView::browser).containsExactly("Chrome");
        RequestContext caller = world.verify(other.token());
        assertThat(world.<List<TokenService.Revocation>>call(b -> b.tokens.revocations(caller, Instant.EPOCH)))
                .singleElement()
                .satisfies(event -> assertThat(event.chain()).isTrue());
    }

    /** The API's own verb takes one token only, as Keystone's. */
    @Test
    void aTokenRevokedByItselfTakesNothingAlong() {
        IssuedToken first = signIn("Firefox");
        IssuedToken second = switched(first);
        RequestContext caller = world.verify(second.token());
        world.call(b -> {
            b.tokens.revoke(caller, first.token());
            return null;
        });
        isVoid(first);
        world.memory.forget(IdentityChange.Kind.ROLES, "");
        assertThat(world.verify(second.token()).userName()).isEqualTo("admin");
        end(second, second.view().chainId());
        isVoid(second);
    }

    @Test
    void nobodyEndsSomebodyElses() {
        IssuedToken admins = signIn("Firefox");
        RequestContext stranger = IdentityWorld.caller("stranger", "p", null, false, "admin");
        assertThatThrownBy(() -> world.call(b -> {
                    b.signIns.end(stranger, admins.view().chainId());
                    return null;
                }))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.NOT_FOUND));
        world.verify(admins.token());
    }

    @Test
    void theOthersEndAndThisOneGoesOn() {
        IssuedToken here = signIn("Firefox");
        IssuedToken there = signIn("Chrome");
        RequestContext caller = world.verify(here.token());
        assertThat(world.<Integer>call(
                        b -> b.signIns.endOthers(caller, here.view().chainId())))
                .isEqualTo(1);
        isVoid(there);
        assertThat(seenBy(here)).hasSize(1);
    }

    @Test
    void everythingEndsTokensOfOtherOriginIncluded() {
        IssuedToken here = signIn("Firefox");
        IssuedToken ofAScript = world.login("admin", PASSWORD, Scope.of(Scope.Kind.UNSCOPED));
        RequestContext caller = world.verify(here.token());
        world.verify(ofAScript.token());
        world.call(b -> {
            b.signIns.endEverything(caller);
            return null;
        });
        isVoid(here);
        isVoid(ofAScript);
        assertThat(seenBy(signIn("Chrome"))).extracting(SignInView::browser).containsExactly("Chrome");
    }

    @Test
    void leavingEndsTheChainAlsoWhereNobodyWroteItDown() {
        IssuedToken first = world.login("admin", PASSWORD, Scope.of(Scope.Kind.UNSCOPED));
        IssuedToken second = switched(first);
        RequestContext caller = world.verify(second.token());
        world.call(b -> {
            b.signIns.leave(caller, second.token());
            return null;
        });
        isVoid(first);
        isVoid(second);
    }

    @Test
    void afterAnOwnNewPasswordThisSignInGoesOnAndAllElseIsVoid() {
        IssuedToken here = switched(signIn("Firefox"));
        IssuedToken there = signIn("Chrome");
        RequestContext caller = world.verify(here.token());
        IssuedToken goingOn = world.call(b -> b.ownPassword.change(caller, here.token(), PASSWORD, "a new secret"));
        isVoid(here);
        isVoid(there);
        assertThat(world.verify(goingOn.token()).projectId()).isEqualTo(world.adminProject);
        assertThat(goingOn.view().expiresAt()).isEqualTo(here.view().expiresAt());
        assertThat(seenBy(goingOn)).extracting(SignInView::browser).containsExactly("Firefox");
        end(goingOn, goingOn.view().chainId());
        isVoid(goingOn);
    }

    @Test
    void aWrongOldPasswordChangesNothing() {
        IssuedToken here = signIn("Firefox");
        RequestContext caller = world.verify(here.token());
        assertThatThrownBy(() -> world.call(b -> b.ownPassword.change(caller, here.token(), "wrong", "a new secret")))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(CommonError.NOT_AUTHENTICATED));
        assertThat(seenBy(here)).hasSize(1);
    }

    @Test
    void anAdministratorsNewPasswordEndsAllSignIns() {
        IssuedToken here = signIn("Firefox");
        String id = world.verify(here.token()).userId();
        world.call(b -> b.users.update(
                IdentityWorld.admin(), id, new UserDraft(null, null, null, null, "by the admin", null, null)));
        isVoid(here);
        IssuedToken after = world.login("admin", "by the admin", Scope.of(Scope.Kind.UNSCOPED));
        assertThat(seenBy(after)).isEmpty();
    }

    @Test
    void whatHasEndedByItselfIsNotShownAndGoes() {
        signIn("Firefox");
        world.clock.advance(Duration.ofHours(2));
        IssuedToken later = signIn("Chrome");
        assertThat(seenBy(later)).extracting(SignInView::browser).containsExactly("Chrome");
        world.call(b -> {
            b.signIns.rows.clean(); // as the hourly housekeeping does
            return null;
        });
        assertThat(world.database.<Long>inTransaction(em -> em.createQuery("select count(s) from SignIn s", Long.class)
                        .getSingleResult()))
                .isEqualTo(1);
    }
}
