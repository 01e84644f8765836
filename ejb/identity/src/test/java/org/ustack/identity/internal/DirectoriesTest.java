package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.Actor;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.DirectorySettings;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.GroupView;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.Target;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.identity.internal.directory.TestDirectory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;

/** A domain whose users and groups a directory keeps, from its configuration to tokens. */
class DirectoriesTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final Scope UNSCOPED = Scope.of(Scope.Kind.UNSCOPED);

    @TempDir
    Path folder;

    private final TestDirectory there = new TestDirectory();
    private IdentityWorld world;
    private String domain;
    private String project;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
        domain = world.call(b -> b.domains
                .create(ADMIN, null, new DomainDraft("acme", null, null, null, null))
                .id());
        project = world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft("web", domain, null, null, null, null, null, null))
                .id());
        configure(there.config());
    }

    @AfterEach
    void stop() {
        world.close();
        there.close();
    }

    private void configure(Map<String, Object> config) {
        world.call(b -> b.directory.configs.replace(ADMIN, domain, config));
    }

    private List<UserView> users(String name) {
        return world.call(b -> b.users.list(ADMIN, new UserService.Filter(domain, name, null)));
    }

    private List<GroupView> groups(String name) {
        return world.call(b -> b.groups.list(ADMIN, domain, name));
    }

    private IssuedToken login(String name, String password, Scope scope) {
        AuthRequest.Password claim = new AuthRequest.Password(null, name, null, "acme", password);
        return world.call(b -> b.tokens.authenticate(new AuthRequest(claim, null, scope)));
    }

    private void grant(Actor actor, String role) {
        String id = world.call(b -> b.roles.list(ADMIN, null, role).get(0).id());
        world.call(b -> {
            b.assignments.grant(ADMIN, actor, Target.project(project), id, false);
            return null;
        });
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void usersAndGroupsAreListedUnderIdsThatStay() {
        List<UserView> found = users(null);
        assertThat(found).extracting(UserView::name).containsExactlyInAnyOrder("ann", "bob", "eve");
        assertThat(found).allSatisfy(user -> assertThat(user.id())
                .isEqualTo(DirectoryEntry.idOf(domain, DirectoryEntry.Kind.USER, user.name()))
                .matches("[0-9a-f]{64}"));
        assertThat(users("ann").get(0).extra()).containsEntry("email", "ann@example.org");
        assertThat(users("*")).isEmpty();
        assertThat(groups(null)).extracting(GroupView::name).containsExactlyInAnyOrder("admins", "staff");
    }

    /** The digest of the three words in a row, as another implementation computes it. */
    @Test
    void theIdsAreThoseOfKeystone() {
        assertThat(DirectoryEntry.idOf("default", DirectoryEntry.Kind.USER, "ann"))
                .isEqualTo("a2d27fc74a2f61b3a64815e71dad383e0c9e2d6e5678a4a385ed076e6d0041d8");
    }

    @Test
    void aUserLogsInWithThePasswordOfTheDirectoryAndTheRolesOfItsGroups() {
        grant(Actor.group(groups("admins").get(0).id()), "manager");
        IssuedToken ann = login("ann", "ann's secret", Scope.project(project));
        assertThat(world.verify(ann.token()).roles()).contains("manager", "member", "reader");
        assertThat(ann.view().user().domain().id()).isEqualTo(domain);
        assertFails(CommonError.NOT_AUTHENTICATED, () -> login("bob", "bob's secret", Scope.project(project)));
        assertThat(login("bob", "bob's secret", UNSCOPED).view().user().name()).isEqualTo("bob");
        String id = ann.view().user().id();
        IssuedToken byId = world.call(b -> b.tokens.authenticate(new AuthRequest(
                new AuthRequest.Password(id, null, null, null, "ann's secret"), null, Scope.project(project))));
        assertThat(byId.view().user().id()).isEqualTo(id);
    }

    @Test
    void aRoleGivenToAUserCounts() {
        grant(Actor.user(users("bob").get(0).id()), "reader");
        assertThat(world.verify(login("bob", "bob's secret", Scope.project(project))
                                .token())
                        .roles())
                .containsExactly("reader");
    }

    @Test
    void aLoginThatTheDirectoryRefusesIsRefusedWhateverTheReason() throws Exception {
        assertFails(CommonError.NOT_AUTHENTICATED, () -> login("ann", "wrong", UNSCOPED));
        assertFails(CommonError.NOT_AUTHENTICATED, () -> login("ann", "", UNSCOPED));
        assertFails(CommonError.NOT_AUTHENTICATED, () -> login("nobody", "ann's secret", UNSCOPED));
        assertFails(CommonError.NOT_AUTHENTICATED, () -> login("*", "ann's secret", UNSCOPED));
        there.server.modify(
                "uid=ann,ou=people,dc=example,dc=org", new Modification(ModificationType.REPLACE, "enabled", "FALSE"));
        assertFails(CommonError.NOT_AUTHENTICATED, () -> login("ann", "ann's secret", UNSCOPED));
    }

    @Test
    void membershipsFollowTheDirectory() throws Exception {
        String admins = groups("admins").get(0).id();
        grant(Actor.group(admins), "manager");
        IssuedToken token = login("ann", "ann's secret", Scope.project(project));
        String ann = token.view().user().id();
        assertThat(world.<List<GroupView>>call(b -> b.users.groups(ADMIN, ann)))
                .extracting(GroupView::name)
                .containsExactlyInAnyOrder("admins", "staff");
        assertThat(world.<List<UserView>>call(b -> b.groups.members(ADMIN, admins)))
                .extracting(UserView::name)
                .containsExactly("ann");
        there.server.delete("cn=admins,ou=teams,dc=example,dc=org");
        assertThat(world.<List<GroupView>>call(b -> b.users.groups(ADMIN, ann)))
                .extracting(GroupView::name)
                .containsExactly("staff");
        assertFails(CommonError.NOT_AUTHENTICATED, () -> world.verify(token.token()));
    }

    @Test
    void whatADirectorySaidEndsWithTheTokenItWasSaidFor() {
        login("ann", "ann's secret", UNSCOPED);
        String ann = users("ann").get(0).id();
        assertThat(world.<List<String>>call(b -> b.outside.groupsOf(ann))).hasSize(2);
        world.clock.advance(Duration.ofHours(2));
        assertThat(world.<List<String>>call(b -> b.outside.groupsOf(ann))).isEmpty();
    }

    @Test
    void aUserThatLeavesIsClosedAndItsTokensAreVoid() throws Exception {
        IssuedToken token = login("eve", "eve's secret", UNSCOPED);
        users(null);
        there.server.delete("uid=eve,ou=people,dc=example,dc=org");
        // The last answer still holds.
        assertThat(users(null)).filteredOn(UserView::enabled).hasSize(3);
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(users(null))
                .filteredOn(UserView::enabled)
                .extracting(UserView::name)
                .containsExactlyInAnyOrder("ann", "bob");
        assertFails(CommonError.NOT_AUTHENTICATED, () -> world.verify(token.token()));
    }

    @Test
    void aNameThatIsGivenToSomebodyElseMoves() throws Exception {
        Map<String, Object> config = there.config();
        @SuppressWarnings("unchecked")
        Map<String, Object> ldap = (Map<String, Object>) config.get("ldap");
        ldap.put("user_name_attribute", "sn");
        configure(config);
        String bob = users("bob").get(0).id();
        there.server.modify(
                "uid=bob,ou=people,dc=example,dc=org", new Modification(ModificationType.REPLACE, "sn", "robert"));
        there.server.modify(
                "uid=eve,ou=people,dc=example,dc=org", new Modification(ModificationType.REPLACE, "sn", "bob"));
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(users("bob").get(0).id()).isNotEqualTo(bob);
        world.clock.advance(Duration.ofMinutes(2));
        assertThat(users(null))
                .filteredOn(UserView::enabled)
                .extracting(UserView::name)
                .containsExactlyInAnyOrder("ann", "robert", "bob");
    }

    @Test
    void nothingIsWrittenToADirectory() {
        String ann = users("ann").get(0).id();
        String staff = groups("staff").get(0).id();
        String own = world.call(b -> b.users
                .create(ADMIN, new UserDraft("own", "default", null, null, "secret", null, null))
                .id());
        String ownGroup = world.call(b -> b.groups
                .create(ADMIN, new GroupDraft("own", "default", null, null))
                .id());
        UserDraft draft = new UserDraft("zoe", domain, null, null, "secret", null, null);
        assertFails(DirectoryError.READ_ONLY, () -> world.call(b -> b.users.create(ADMIN, draft)));
        assertFails(DirectoryError.READ_ONLY, () -> world.call(b -> b.users.update(ADMIN, ann, draft)));
        assertFails(DirectoryError.READ_ONLY, () -> run(b -> b.users.delete(ADMIN, ann)));
        assertFails(DirectoryError.READ_ONLY, () -> run(b -> b.users.changePassword(ann, "ann's secret", "other")));
        GroupDraft group = new GroupDraft("zoo", domain, null, null);
        assertFails(DirectoryError.READ_ONLY, () -> world.call(b -> b.groups.create(ADMIN, group)));
        assertFails(DirectoryError.READ_ONLY, () -> world.call(b -> b.groups.update(ADMIN, staff, group)));
        assertFails(DirectoryError.READ_ONLY, () -> run(b -> b.groups.delete(ADMIN, staff)));
        assertFails(DirectoryError.READ_ONLY, () -> run(b -> b.groups.addMember(ADMIN, staff, own)));
        assertFails(DirectoryError.ACROSS_DIRECTORIES, () -> run(b -> b.groups.addMember(ADMIN, ownGroup, ann)));
        assertThat(users(null)).hasSize(3);
    }

    private void run(java.util.function.Consumer<IdentityWorld.Beans> work) {
        world.call(b -> {
            work.accept(b);
            return null;
        });
    }

    @Test
    void aDirectoryThatIsDownIsSaidToBeDownAndLeftAloneForAWhile() {
        there.server.shutDown(true);
        assertFails(DirectoryError.DOWN, () -> login("ann", "ann's secret", UNSCOPED));
        assertFails(DirectoryError.DOWN, () -> users("ann"));
        // Others do not notice.
        world.login("admin", IdentityWorld.ADMIN_PASSWORD, UNSCOPED);
        world.call(b -> b.users.list(ADMIN, new UserService.Filter("default", null, null)));
    }

    @Test
    void aDirectoryThatDoesNotAnswerCostsItsDomainOneTimeout() throws Exception {
        world.properties.put(DirectorySettings.ANSWER_TIMEOUT.name(), "PT0.3S");
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0)) {
            Map<String, Object> config = there.config();
            @SuppressWarnings("unchecked")
            Map<String, Object> ldap = (Map<String, Object>) config.get("ldap");
            ldap.put("url", "ldap://127.0.0.1:" + silent.getLocalPort());
            configure(config);
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertFails(DirectoryError.DOWN, () -> login("ann", "ann's secret", UNSCOPED));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
        configure(there.config());
        assertThat(login("ann", "ann's secret", UNSCOPED).view().user().name()).isEqualTo("ann");
    }

    @Test
    void aWrongServicePasswordIsTheOperatorsToSee() {
        Map<String, Object> config = there.config();
        @SuppressWarnings("unchecked")
        Map<String, Object> ldap = (Map<String, Object>) config.get("ldap");
        ldap.put("password", "wrong");
        configure(config);
        assertFails(DirectoryError.DOWN, () -> login("ann", "ann's secret", UNSCOPED));
    }
}
