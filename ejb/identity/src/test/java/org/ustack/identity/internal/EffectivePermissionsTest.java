package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.Actor;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.EffectivePermissions.EffectiveRole;
import org.ustack.identity.EffectivePermissions.Obstacle;
import org.ustack.identity.EffectivePermissions.Operation;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityRules;
import org.ustack.identity.PolicyService;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.RoleDraft;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.Access;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.policy.Verdict;

/** What a user may do, and why, against a real database: always what a real token of that user would meet. */
class EffectivePermissionsTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String user;
    private String above;
    private String project;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder.resolve("keys"));
        world.policy.declare(List.of(
                identity("identity:get_user"),
                identity("identity:create_role"),
                new PolicyService.Declared("things", new PolicyRule("create_thing", Access.MEMBER, "Make", "POST /"))));
        user = world.call(b -> b.users
                .create(ADMIN, new UserDraft("ann", "default", null, null, PASSWORD, null, null))
                .id());
        above = project("above", null);
        project = project("below", above);
    }

    private static PolicyService.Declared identity(String name) {
        return new PolicyService.Declared(
                "identity", IdentityRules.completed(new PolicyRule(name, Access.AUTHENTICATED, name, "GET /" + name)));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void run(Consumer<IdentityWorld.Beans> work) {
        world.call(beans -> {
            work.accept(beans);
            return null;
        });
    }

    private String project(String name, String parent) {
        return world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft(name, "default", parent, null, null, null, null, null))
                .id());
    }

    private String role(String name) {
        return world.call(b -> b.roles.list(ADMIN, null, name).get(0).id());
    }

    private EffectivePermissions ask(RequestContext caller, String who, Target place) {
        return world.call(b -> b.permissions.of(caller, who, place));
    }

    private EffectivePermissions onProject() {
        return ask(ADMIN, user, Target.project(project));
    }

    private static List<String> roles(EffectivePermissions found) {
        return found.roles().stream().map(EffectiveRole::name).toList();
    }

    private static Map<String, Verdict> verdicts(EffectivePermissions found) {
        return found.operations().stream().collect(Collectors.toMap(Operation::rule, Operation::verdict));
    }

    private static List<String> chain(EffectivePermissions.Way way) {
        return way.chain().stream().map(TokenView.Named::name).toList();
    }

    @Test
    void eachRoleNamesTheAssignmentAndTheWholeChain() {
        run(b -> b.assignments.grant(ADMIN, Actor.user(user), Target.project(project), role("manager"), false));

        EffectivePermissions found = onProject();

        assertThat(found.obstacles()).isEmpty();
        assertThat(found.place().name()).isEqualTo("below");
        assertThat(roles(found)).containsExactly("manager", "member", "reader");
        EffectivePermissions.Way way = found.roles().get(2).ways().get(0);
        assertThat(way.actorType()).isEqualTo(Actor.Type.USER);
        assertThat(way.actor().name()).isEqualTo("ann");
        assertThat(way.on().id()).isEqualTo(project);
        assertThat(way.inherited()).isFalse();
        assertThat(chain(way)).containsExactly("manager", "member", "reader");
        assertThat(chain(found.roles().get(0).ways().get(0))).containsExactly("manager");
    }

    @Test
    void everyWayToARoleIsShownByGroupAndFromAbove() {
        String group = world.call(b -> b.groups
                .create(ADMIN, new GroupDraft("ops", "default", null, null))
                .id());
        run(b -> {
            b.groups.addMember(ADMIN, group, user);
            b.assignments.grant(ADMIN, Actor.group(group), Target.project(project), role("reader"), false);
            b.assignments.grant(ADMIN, Actor.user(user), Target.domain("default"), role("member"), true);
            b.assignments.grant(ADMIN, Actor.user(user), Target.project(above), role("reader"), true);
            // These do not count here: on the domain itself, and on the project above itself.
            b.assignments.grant(ADMIN, Actor.user(user), Target.domain("default"), role("admin"), false);
            b.assignments.grant(ADMIN, Actor.user(user), Target.project(above), role("admin"), false);
        });

        EffectivePermissions found = onProject();

        assertThat(roles(found)).containsExactly("member", "reader");
        assertThat(found.roles().get(1).ways())
                .extracting(
                        way -> way.actor().name() + " " + way.on().name() + " " + way.inherited() + " " + chain(way))
                .containsExactlyInAnyOrder(
                        "ops below false [reader]", "ann Default true [member, reader]", "ann above true [reader]");
    }

    @Test
    void aDomainsRoleStandsForWhatItBringsAndBeginsTheChain() {
        String local = world.call(b -> b.roles
                .create(ADMIN, new RoleDraft("local", "default", null, null, null))
                .id());
        run(b -> {
            b.roles.imply(ADMIN, local, role("member"));
            b.assignments.grant(ADMIN, Actor.user(user), Target.project(project), local, false);
        });

        EffectivePermissions found = onProject();

        assertThat(roles(found)).containsExactly("member", "reader");
        assertThat(chain(found.roles().get(1).ways().get(0))).containsExactly("local", "member", "reader");
    }

    @Test
    void rolesAndVerdictsAreThoseOfARealToken() {
        run(b -> b.assignments.grant(ADMIN, Actor.user(user), Target.project(project), role("member"), false));
        RequestContext real = world.verify(
                world.login("ann", PASSWORD, AuthRequest.Scope.project(project)).token());

        EffectivePermissions found = onProject();

        assertThat(Set.copyOf(roles(found))).isEqualTo(real.roles());
        assertThat(verdicts(found))
                .containsEntry("create_thing", Verdict.YES)
                .containsEntry("identity:get_user", Verdict.MAYBE)
                .containsEntry("identity:create_role", Verdict.NO)
                .hasSize(3);
        verdicts(found).forEach((rule, verdict) -> assertThat(verdict).isEqualTo(world.policy.foresee(rule, real)));
        assertThat(found.operations().get(2).service()).isEqualTo("things");
        assertThat(found.operations().get(2).condition()).isEqualTo("role:member");
        assertThat(found.operations().get(2).requests()).containsExactly("POST /");
    }

    @Test
    void whoeverHasNoRoleGetsNowhereAndThatIsSaid() {
        EffectivePermissions found = onProject();

        assertThat(found.obstacles()).containsExactly(Obstacle.NO_ROLE);
        assertThat(found.roles()).isEmpty();
        assertThat(found.operations()).isEmpty();
    }

    @Test
    void whatIsDisabledIsNamedAndNothingIsPromised() {
        String house = world.call(b -> b.domains
                .create(ADMIN, null, new DomainDraft("house", null, null, null, null))
                .id());
        String guest = world.call(b -> b.users
                .create(ADMIN, new UserDraft("guest", house, null, null, null, null, null))
                .id());
        run(b -> b.assignments.grant(ADMIN, Actor.user(guest), Target.project(project), role("member"), false));
        assertThat(ask(ADMIN, guest, Target.project(project)).operations()).hasSize(3);

        run(b -> {
            b.users.update(ADMIN, guest, new UserDraft(null, null, null, false, null, null, null));
            b.domains.update(ADMIN, house, new DomainDraft(null, null, false, null, null));
            b.projects.update(ADMIN, project, new ProjectDraft(null, null, null, null, false, null, null, null));
        });
        EffectivePermissions found = ask(ADMIN, guest, Target.project(project));

        assertThat(found.obstacles())
                .containsExactly(Obstacle.USER_DISABLED, Obstacle.USER_DOMAIN_DISABLED, Obstacle.PROJECT_DISABLED);
        assertThat(roles(found)).containsExactly("member", "reader");
        assertThat(found.operations()).isEmpty();
        run(b -> b.assignments.grant(ADMIN, Actor.user(guest), Target.domain(house), role("member"), false));
        assertThat(ask(ADMIN, guest, Target.domain(house)).obstacles()).contains(Obstacle.DOMAIN_DISABLED);
    }

    @Test
    void theSystemIsAPlaceToo() {
        run(b -> b.assignments.grant(ADMIN, Actor.user(user), Target.SYSTEM, role("admin"), false));

        EffectivePermissions found = ask(ADMIN, user, Target.SYSTEM);

        assertThat(found.place()).isNull();
        assertThat(roles(found)).contains("admin", "reader");
        assertThat(verdicts(found)).containsEntry("identity:create_role", Verdict.YES);
    }

    @Test
    void usersSeeThemselvesWhereTheyHaveARoleAndNobodyElse() {
        RequestContext self = IdentityWorld.caller(user, project, null, false, "member", "reader");
        assertForbidden(self, user);
        run(b -> b.assignments.grant(ADMIN, Actor.user(user), Target.project(project), role("member"), false));
        assertThat(roles(ask(self, user, Target.project(project)))).containsExactly("member", "reader");
        String other = world.call(b -> b.users
                .create(ADMIN, new UserDraft("other", "default", null, null, null, null, null))
                .id());
        assertForbidden(self, other);
        assertForbidden(self, "no-such-user");
    }

    @Test
    void aDomainsReaderSeesWhatLiesInItsDomainOnly() {
        String house = world.call(b -> b.domains
                .create(ADMIN, null, new DomainDraft("house", null, null, null, null))
                .id());
        RequestContext own = IdentityWorld.caller("reader", null, "default", false, "reader");
        RequestContext strange = IdentityWorld.caller("reader", null, house, false, "reader");

        assertThat(ask(own, user, Target.project(project)).obstacles()).containsExactly(Obstacle.NO_ROLE);
        assertThat(ask(own, user, Target.domain("default")).obstacles()).containsExactly(Obstacle.NO_ROLE);
        assertForbidden(strange, user);
        assertThatThrownBy(() -> ask(own, user, Target.domain(house)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.FORBIDDEN));
        assertThatThrownBy(() -> ask(own, user, Target.SYSTEM)).isInstanceOf(CloudException.class);
    }

    @Test
    void unknownUsersAndPlacesAreNotFound() {
        for (Target place : List.of(Target.project("none"), Target.domain("none"))) {
            assertThatThrownBy(() -> ask(ADMIN, user, place))
                    .isInstanceOfSatisfying(
                            CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.NOT_FOUND));
        }
        assertThatThrownBy(() -> ask(ADMIN, "none", Target.project(project))).hasMessage("Could not find user: none.");
    }

    private void assertForbidden(RequestContext caller, String who) {
        assertThatThrownBy(() -> ask(caller, who, Target.project(project)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.FORBIDDEN));
    }
}
