package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService;
import org.ustack.identity.CatalogService;
import org.ustack.identity.CredentialView;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ProjectView;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.UserDraft;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** Projects, groups, roles, assignments, the catalog and credentials against a real database. */
class ServicesTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();

    @TempDir
    Path folder;

    private IdentityWorld world;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder.resolve("keys"));
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

    private String user(String name, String domain) {
        return world.call(b -> b.users
                .create(ADMIN, new UserDraft(name, domain, null, null, null, null, null))
                .id());
    }

    private String project(String name, String domain, String parent) {
        return world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft(name, domain, parent, null, null, List.of("b", "a"), null, null))
                .id());
    }

    private String role(String name) {
        return world.call(b -> b.roles.list(ADMIN, null, name).get(0).id());
    }

    private static void assertError(IdentityError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void namesAreUniqueInTheirDomain() {
        user("ann", "default");
        assertError(IdentityError.CONFLICT, () -> user("ann", "default"));
        project("web", "default", null);
        assertError(IdentityError.CONFLICT, () -> project("web", "default", null));
        String other = world.call(
                b -> b.domains.create(ADMIN, null, draft("acme", null)).id());
        assertThat(user("ann", other)).isNotNull();
    }

    private static DomainDraft draft(String name, Boolean enabled) {
        return new DomainDraft(name, null, enabled, null, null);
    }

    @Test
    void aDomainGoesWithAllThatIsInItButNotWhileItIsEnabled() {
        String domain = world.call(
                b -> b.domains.create(ADMIN, null, draft("acme", null)).id());
        String top = project("top", domain, null);
        project("leaf", domain, top);
        String ann = user("ann", domain);
        String member = role("member");
        run(b -> b.assignments.grant(ADMIN, Actor.user(ann), Target.project(top), member, false));
        assertError(IdentityError.NOT_NOW, () -> run(b -> b.domains.delete(ADMIN, domain)));
        world.call(b -> b.domains.update(ADMIN, domain, draft(null, false)));
        run(b -> b.domains.delete(ADMIN, domain));
        assertError(IdentityError.NOT_FOUND, () -> world.call(b -> b.users.get(ADMIN, ann)));
        assertError(IdentityError.NOT_FOUND, () -> world.call(b -> b.projects.get(ADMIN, top)));
    }

    @Test
    void aProjectKnowsWhatIsAboveAndBelow() {
        String top = project("top", "default", null);
        String middle = project("middle", "default", top);
        String leaf = project("leaf", "default", middle);
        assertThatList(world.call(b -> b.projects.parents(ADMIN, leaf)))
                .extracting(ProjectView::id)
                .containsExactly(middle, top);
        assertThatList(world.call(b -> b.projects.subtree(ADMIN, top)))
                .extracting(ProjectView::id)
                .containsExactly(middle, leaf);
        ProjectView view = world.call(b -> b.projects.get(ADMIN, top));
        assertThat(view.parentId()).isEqualTo("default");
        assertThat(view.tags()).containsExactly("a", "b");
        assertError(IdentityError.NOT_NOW, () -> run(b -> b.projects.delete(ADMIN, top)));
        run(b -> b.projects.delete(ADMIN, leaf));
    }

    @Test
    void rolesComeThroughGroupsAndInheritanceAndImplication() {
        String top = project("top", "default", null);
        String leaf = project("leaf", "default", top);
        String ann = user("ann", "default");
        String group = world.call(b ->
                b.groups.create(ADMIN, new GroupDraft("ops", null, null, null)).id());
        run(b -> b.groups.addMember(ADMIN, group, ann));
        String manager = role("manager");
        run(b -> b.assignments.grant(ADMIN, Actor.group(group), Target.project(top), manager, true));
        List<TokenView.Named> onLeaf = world.call(b -> effective(b).of(ann, Target.project(leaf)));
        assertThat(onLeaf).extracting(TokenView.Named::name).containsExactly("manager", "member", "reader");
        assertThatList(world.call(b -> effective(b).of(ann, Target.project(top))))
                .isEmpty();
        assertThatList(world.call(b -> b.tokens.projectsOf(ann)))
                .extracting(ProjectView::id)
                .containsExactly(leaf);

        AssignmentService.Filter stored =
                new AssignmentService.Filter(Actor.group(group), null, false, null, false, false, false);
        assertThatList(world.call(b -> b.assignments.list(ADMIN, stored)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.actor().name()).isEqualTo("ops");
                    assertThat(found.inherited()).isTrue();
                });
        AssignmentService.Filter effective =
                new AssignmentService.Filter(Actor.user(ann), Target.project(leaf), false, null, false, true, false);
        assertThatList(world.call(b -> b.assignments.list(ADMIN, effective)))
                .extracting(found -> found.role().name())
                .containsExactlyInAnyOrder("manager", "member", "reader");

        run(b -> b.groups.removeMember(ADMIN, group, ann));
        assertThatList(world.call(b -> effective(b).of(ann, Target.project(leaf))))
                .isEmpty();
    }

    private static EffectiveRoles effective(IdentityWorld.Beans beans) {
        return beans.tokens.reach.roles;
    }

    @Test
    void anAssignmentIsGivenOnceAndMissedWhenGone() {
        String ann = user("ann", "default");
        String web = project("web", "default", null);
        String member = role("member");
        for (int i = 0; i < 2; i++) {
            run(b -> b.assignments.grant(ADMIN, Actor.user(ann), Target.project(web), member, false));
        }
        run(b -> b.assignments.check(ADMIN, Actor.user(ann), Target.project(web), member, false));
        run(b -> b.assignments.revoke(ADMIN, Actor.user(ann), Target.project(web), member, false));
        assertError(
                IdentityError.NOT_FOUND,
                () -> run(b -> b.assignments.check(ADMIN, Actor.user(ann), Target.project(web), member, false)));
    }

    @Test
    void aDomainManagerWorksInItsDomainAndMakesNoAdmins() {
        String domain = world.call(
                b -> b.domains.create(ADMIN, null, draft("acme", null)).id());
        RequestContext manager = IdentityWorld.caller("m", null, domain, false, "manager", "member", "reader");
        String ann = world.call(b -> b.users
                .create(manager, new UserDraft("ann", null, null, null, null, null, null))
                .id());
        assertThat(world.call(b -> b.users.get(ADMIN, ann)).domainId()).isEqualTo(domain);
        assertError(
                IdentityError.FORBIDDEN,
                () -> world.call(
                        b -> b.users.create(manager, new UserDraft("eve", "default", null, null, null, null, null))));
        String admin = role("admin");
        assertError(
                IdentityError.FORBIDDEN,
                () -> run(b -> b.assignments.grant(manager, Actor.user(ann), Target.domain(domain), admin, false)));
        assertThat(world.call(b -> b.domains.get(manager, domain)).id()).isEqualTo(domain);
        assertError(IdentityError.FORBIDDEN, () -> world.call(b -> b.domains.get(manager, "default")));
        assertError(IdentityError.FORBIDDEN, () -> world.call(b -> b.domains.list(manager, null, null)));
    }

    @Test
    void aDomainsAdminSeesItsDomainAndNothingElse() {
        String domain = world.call(
                b -> b.domains.create(ADMIN, null, draft("acme", null)).id());
        String ann = user("ann", domain);
        String bob = user("bob", "default");
        String web = project("web", domain, null);
        String other = project("other", "default", null);
        String group = world.call(b -> b.groups
                .create(ADMIN, new GroupDraft("staff", domain, null, null))
                .id());
        run(b -> {
            b.groups.create(ADMIN, new GroupDraft("staff", "default", null, null));
            b.groups.addMember(ADMIN, group, ann);
            b.groups.addMember(ADMIN, group, bob);
            b.assignments.grant(ADMIN, Actor.user(bob), Target.project(web), role("member"), false);
            b.assignments.grant(ADMIN, Actor.user(bob), Target.project(other), role("member"), false);
        });
        RequestContext admin =
                IdentityWorld.caller("boss", null, domain, false, "admin", "manager", "member", "reader");
        assertThatList(world.call(
                        b -> b.users.list(admin, new org.ustack.identity.UserService.Filter(null, null, null))))
                .extracting(org.ustack.identity.UserView::id)
                .containsExactly(ann);
        assertThatList(world.call(b ->
                        b.projects.list(admin, new org.ustack.identity.ProjectService.Filter(null, null, null, null))))
                .extracting(ProjectView::id)
                .containsExactly(web);
        assertThatList(world.call(b -> b.groups.list(admin, null, null)))
                .extracting(org.ustack.identity.GroupView::id)
                .containsExactly(group);
        assertThatList(world.call(b -> b.groups.members(admin, group)))
                .extracting(org.ustack.identity.UserView::id)
                .containsExactly(ann);
        assertThatList(world.call(b -> b.assignments.list(
                        admin, new AssignmentService.Filter(null, null, false, null, false, false, false))))
                .extracting(found -> found.target().id())
                .containsExactly(web);
        for (ThrowingCallable foreign : List.<ThrowingCallable>of(
                () -> world.call(b -> b.users.get(admin, bob)),
                () -> world.call(b -> b.projects.get(admin, other)),
                () -> run(b -> b.projects.delete(admin, other)),
                () -> run(b -> b.users.delete(admin, bob)),
                () -> run(b -> b.groups.removeMember(admin, group, bob)),
                () -> run(b -> b.assignments.grant(admin, Actor.user(bob), Target.project(web), role("member"), false)),
                () -> run(
                        b -> b.assignments.grant(admin, Actor.user(ann), Target.project(other), role("member"), false)),
                () -> run(b -> b.assignments.grant(admin, Actor.user(ann), Target.project(web), role("admin"), false)),
                () -> world.call(b -> b.domains.list(admin, null, null)),
                () -> world.call(
                        b -> b.roles.create(admin, new org.ustack.identity.RoleDraft("x", null, null, null, null))))) {
            assertError(IdentityError.FORBIDDEN, foreign);
        }
        run(b -> b.assignments.grant(admin, Actor.user(ann), Target.project(web), role("member"), false));
    }

    @Test
    void aMemberReachesItselfOnly() {
        String ann = user("ann", "default");
        String bob = user("bob", "default");
        RequestContext caller = IdentityWorld.caller(ann, world.adminProject, null, false, "member", "reader");
        assertThat(world.call(b -> b.users.get(caller, ann)).name()).isEqualTo("ann");
        assertError(IdentityError.FORBIDDEN, () -> world.call(b -> b.users.get(caller, bob)));
        assertError(
                IdentityError.FORBIDDEN,
                () -> world.call(
                        b -> b.users.list(caller, new org.ustack.identity.UserService.Filter(null, null, null))));
        assertThat(world.call(b -> b.projects.get(caller, world.adminProject)).name())
                .isEqualTo("admin");
    }

    @Test
    void anEndpointMayNameARegionThatIsNotThereYet() {
        String service =
                world.call(b -> b.catalog.offers(null)).get(0).service().id();
        run(b -> b.catalog.createEndpoint(
                ADMIN,
                new org.ustack.identity.EndpointDraft(
                        service, "far-away", "public", "http://192.0.2.1", true, java.util.Map.of())));
        assertThat(world.call(b -> b.catalog.region(ADMIN, "far-away")).id()).isEqualTo("far-away");
    }

    @Test
    void theCatalogFollowsItsChanges() {
        List<CatalogService.Offer> offers = world.call(b -> b.catalog.offers(null));
        assertThat(offers)
                .extracting(offer -> offer.service().type())
                .containsExactlyInAnyOrder("identity", "compute", "image", "network", "placement", "ustack");
        assertThat(offers).allSatisfy(offer -> assertThat(offer.endpoints()).hasSize(3));
        run(b -> b.catalog.deleteService(ADMIN, offers.get(0).service().id()));
        assertThatList(world.call(b -> b.catalog.offers(null))).hasSize(5);
        assertError(IdentityError.NOT_NOW, () -> run(b -> b.catalog.deleteRegion(ADMIN, "RegionOne")));
    }

    @Test
    void credentialsAreEncryptedAndTheirOwnersOnly() {
        String ann = user("ann", "default");
        RequestContext caller = IdentityWorld.caller(ann, world.adminProject, null, false, "member");
        CredentialView made =
                world.call(b -> b.credentials.createEc2(caller, IdentityWorld.token(), ann, world.adminProject));
        String stored = world.database.inTransaction(
                em -> (String) em.createNativeQuery("select encrypted_blob from identity_credential")
                        .getSingleResult());
        assertThat(stored).startsWith("gAAAA").doesNotContain("secret");
        assertThatList(world.call(b -> b.credentials.list(caller, ann, "ec2"))).containsExactly(made);
        RequestContext other = IdentityWorld.caller("x", world.adminProject, null, false, "member");
        assertThatList(world.call(b -> b.credentials.list(other, null, null))).isEmpty();
        assertError(IdentityError.FORBIDDEN, () -> world.call(b -> b.credentials.get(other, made.id())));
    }

    @Test
    void theFirstStartLeavesThePasswordInAPrivateFileAndUsesAFileThatACrashLeft() throws Exception {
        Path file = folder.resolve("admin-password");
        world.properties.put(IdentitySettings.ADMIN_PASSWORD_FILE.name(), file.toString());
        PrivateFile.write(file, "left by a crash");
        run(b -> b.users.delete(ADMIN, adminId(b)));
        run(this::bootstrap);
        assertThat(world.login("admin", "left by a crash", defaultScope())).isNotNull();

        Files.delete(file);
        run(b -> b.users.delete(ADMIN, adminId(b)));
        run(this::bootstrap);
        String password = Files.readString(file).trim();
        assertThat(password).hasSizeGreaterThanOrEqualTo(24);
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(world.login("admin", password, defaultScope())).isNotNull();

        run(this::bootstrap);
        assertThat(Files.readString(file).trim()).isEqualTo(password);
    }

    private static org.ustack.identity.AuthRequest.Scope defaultScope() {
        return org.ustack.identity.AuthRequest.Scope.of(org.ustack.identity.AuthRequest.Scope.Kind.DEFAULT);
    }

    private static String adminId(IdentityWorld.Beans beans) {
        return beans.users
                .list(ADMIN, new org.ustack.identity.UserService.Filter("default", "admin", null))
                .get(0)
                .id();
    }

    private void bootstrap(IdentityWorld.Beans beans) {
        Bootstrap bootstrap = new Bootstrap();
        bootstrap.seed = beans.seed;
        bootstrap.secrets = world.secrets;
        bootstrap.accounts = beans.accounts;
        bootstrap.settings = world.settings;
        bootstrap.run();
    }
}
