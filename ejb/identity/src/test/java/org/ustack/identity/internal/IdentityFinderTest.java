package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.AccountService.Account;
import org.ustack.identity.AccountService.Keeper;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService.Assignment;
import org.ustack.identity.AssignmentService.Filter;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainView;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.Target;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** Pages by key, and accounts, against a real database. */
class IdentityFinderTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final Filter ALL = new Filter(null, null, false, null, false, false, false);

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String house;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder.resolve("keys"));
        house = world.call(b -> b.domains
                .create(ADMIN, null, new DomainDraft("house", null, null, null, null))
                .id());
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
                .create(ADMIN, new UserDraft(name, domain, null, null, "secret", null, null))
                .id());
    }

    private Page<UserView> users(RequestContext caller, String domain, String part, String after, int most) {
        return world.call(b -> b.finder.users(caller, new Question(domain, part, after, most)));
    }

    private static List<String> names(Page<UserView> page) {
        return page.items().stream().map(UserView::name).toList();
    }

    @Test
    void pagesFollowEachOtherByNameWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            user("user-" + (7 - i), house);
        }
        List<String> seen = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            Page<UserView> page = users(ADMIN, house, null, after, 3);
            seen.addAll(names(page));
            after = page.next();
            pages++;
        } while (after != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactly("user-1", "user-2", "user-3", "user-4", "user-5", "user-6", "user-7");
        assertThat(users(ADMIN, house, null, null, 7).next()).isNull();
    }

    /** Each entity that was read is in the persistence context: no more of them than the page has, and one to know of a next. */
    @Test
    void aPageOfManyUsersReadsNoMoreOfThemThanItShows() {
        run(b -> {
            for (int i = 0; i < 400; i++) {
                b.users.create(ADMIN, new UserDraft("user-" + i, house, null, null, null, null, null));
            }
        });
        int read = world.call(b -> {
            assertThat(b.finder
                            .users(ADMIN, new Question(house, "user", "user-2", 25))
                            .items())
                    .hasSize(25);
            return b.domains
                    .em
                    .unwrap(org.hibernate.Session.class)
                    .getStatistics()
                    .getEntityCount();
        });

        assertThat(read).isLessThanOrEqualTo(26);
    }

    @Test
    void aSearchFindsAnyPartInAnyCaseAndTakesEveryCharacterForItself() {
        List.of("Ann", "Joanna", "bob", "100%", "a_b", "axb", "why!").forEach(name -> user(name, house));

        assertThat(names(users(ADMIN, house, " ANN ", null, 9))).containsExactly("Ann", "Joanna");
        assertThat(names(users(ADMIN, house, "%", null, 9))).containsExactly("100%");
        assertThat(names(users(ADMIN, house, "_", null, 9))).containsExactly("a_b");
        assertThat(names(users(ADMIN, house, "!", null, 9))).containsExactly("why!");
        assertThat(names(users(ADMIN, house, "a_", null, 9))).containsExactly("a_b");
        assertThat(names(users(ADMIN, "default", "ann", null, 9))).isEmpty();
    }

    @Test
    void aDomainsReaderIsHeldToItsDomain() {
        user("ann", house);
        RequestContext reader = IdentityWorld.caller("r", null, house, false, "reader");

        assertThat(names(users(reader, null, null, null, 9))).containsExactly("ann");
        assertThatThrownBy(() -> users(reader, "default", null, null, 9))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.FORBIDDEN));
        assertThat(world.call(b -> b.finder.domains(reader, new Question(null, null, null, 9)))
                        .items())
                .extracting(DomainView::name)
                .containsExactly("house");
        RequestContext member = IdentityWorld.caller("m", "p", null, false, "member", "reader");
        assertThatThrownBy(() -> users(member, house, null, null, 9)).isInstanceOf(CloudException.class);
        assertThatThrownBy(() -> world.call(b -> b.finder.domains(member, new Question(null, null, null, 9))))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void branchesOfTheTreeSayWhetherTheyGoOn() {
        String top = project("top", null);
        project("leaf", null);
        String middle = project("middle", top);

        assertThat(branches(null)).containsExactly("leaf false", "top true");
        assertThat(branches(top)).containsExactly("middle false");
        assertThat(branches(middle)).isEmpty();
    }

    private String project(String name, String parent) {
        return world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft(name, house, parent, null, null, null, null, null))
                .id());
    }

    private List<String> branches(String parent) {
        return world.call(b -> b.finder.branches(ADMIN, parent, new Question(house, null, null, 9))).items().stream()
                .map(branch -> branch.project().name() + " " + branch.parent())
                .toList();
    }

    @Test
    void membersOfTheSameNameInTwoDomainsAreBothSeenOnce() {
        String group = world.call(b ->
                b.groups.create(ADMIN, new GroupDraft("g", house, null, null)).id());
        for (String id : List.of(user("ann", house), user("ann", "default"), user("bob", house))) {
            run(b -> b.groups.addMember(ADMIN, group, id));
        }
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            Page<UserView> page = world.call(b -> b.finder.members(ADMIN, group, new Question(null, null, from, 1)));
            page.items().forEach(user -> seen.add(user.id()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        assertThat(names(world.call(b -> b.finder.members(ADMIN, group, new Question(null, "BO", null, 9)))))
                .containsExactly("bob");
    }

    @Test
    void assignmentsArePagedAndNarrowedByAnyOfTheirParts() {
        String ann = user("ann", house);
        String below = project("p", null);
        String reader =
                world.call(b -> b.roles.list(ADMIN, null, "reader").get(0).id());
        String member =
                world.call(b -> b.roles.list(ADMIN, null, "member").get(0).id());
        run(b -> {
            b.assignments.grant(ADMIN, Actor.user(ann), Target.project(below), reader, false);
            b.assignments.grant(ADMIN, Actor.user(ann), Target.domain(house), member, true);
            b.assignments.grant(ADMIN, Actor.user(ann), Target.SYSTEM, reader, false);
        });

        Page<Assignment> first = assignments(ADMIN, ALL, null, 3);
        assertThat(first.next()).isNotNull();
        assertThat(assignments(ADMIN, ALL, first.next(), 3).items()).hasSize(2);
        assertThat(count(ADMIN, new Filter(Actor.user(ann), null, false, null, false, false, false)))
                .isEqualTo(3);
        assertThat(count(ADMIN, new Filter(Actor.group(ann), null, false, null, false, false, false)))
                .isZero();
        assertThat(count(ADMIN, new Filter(null, Target.domain(house), false, null, false, false, false)))
                .isEqualTo(1);
        assertThat(count(ADMIN, new Filter(null, Target.SYSTEM, false, reader, false, false, false)))
                .isEqualTo(1);
        assertThat(count(ADMIN, new Filter(null, null, true, null, false, false, false)))
                .isEqualTo(2);
        assertThat(count(ADMIN, new Filter(null, null, false, null, true, false, false)))
                .isEqualTo(1);
        RequestContext own = IdentityWorld.caller("r", null, house, false, "reader");
        assertThat(count(own, ALL)).as("on the domain and its projects").isEqualTo(2);
        assertThatThrownBy(() -> count(IdentityWorld.caller("m", "p", null, false, "reader"), ALL))
                .isInstanceOf(CloudException.class);
    }

    private Page<Assignment> assignments(RequestContext caller, Filter filter, String after, int most) {
        return world.call(b -> b.finder.assignments(caller, filter, new Question(null, null, after, most)));
    }

    private int count(RequestContext caller, Filter filter) {
        return assignments(caller, filter, null, 99).items().size();
    }

    @Test
    void aLockoutIsShownAndCanBeEndedByHand() {
        world.properties.put(IdentitySettings.LOCKOUT_FAILURES.name(), "2");
        String ann = user("ann", "default");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> world.login("ann", "wrong", AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED)))
                    .isInstanceOf(CloudException.class);
        }

        Account locked = account(ann);
        assertThat(locked.lockedUntil()).isAfter(world.clock.instant());
        assertThat(locked.enabled()).isTrue();
        assertThat(locked.keeper()).isEqualTo(Keeper.CLOUD);
        assertThat(locked.hasPassword()).isTrue();
        assertThatThrownBy(() -> world.login("ann", "secret", AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED)))
                .isInstanceOf(CloudException.class);

        RequestContext stranger = IdentityWorld.caller("r", null, house, false, "manager", "member", "reader");
        assertThatThrownBy(() -> run(b -> b.accountService.unlock(stranger, ann)))
                .isInstanceOf(CloudException.class);
        assertThat(account(ann).lockedUntil()).isNotNull();
        run(b -> b.accountService.unlock(ADMIN, ann));

        assertThat(account(ann).lockedUntil()).isNull();
        assertThat(world.login("ann", "secret", AuthRequest.Scope.of(AuthRequest.Scope.Kind.UNSCOPED)))
                .isNotNull();
    }

    private Account account(String id) {
        return world.call(b -> b.accountService.account(ADMIN, id));
    }
}
