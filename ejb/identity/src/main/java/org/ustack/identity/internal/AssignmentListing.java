package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService.Assignment;
import org.ustack.identity.AssignmentService.Filter;
import org.ustack.identity.AssignmentService.Origin;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Group;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.RoleAssignment;
import org.ustack.identity.domain.User;

/** Lists assignments, as they are stored or as what they come to. */
@Stateless
public class AssignmentListing {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    EffectiveRoles effective;

    /** One row of the answer before names are added. */
    private record Row(Actor actor, Target target, String roleId, boolean inherited, Origin origin) {}

    public List<Assignment> list(Filter filter) {
        Set<Row> rows = new LinkedHashSet<>();
        for (RoleAssignment stored : stored(filter)) {
            Row row = row(stored);
            rows.addAll(filter.effective() ? expand(row) : List.of(row));
        }
        Set<String> wantedTargets = wantedTargets(filter);
        return named(rows.stream()
                .filter(row -> filter.actor() == null || filter.actor().equals(row.actor()))
                .filter(row -> wantedTargets == null
                        || wantedTargets.contains(row.target().id()))
                .filter(row -> !filter.anySystem() || row.target().type() == Target.Type.SYSTEM)
                .filter(row -> filter.roleId() == null || filter.roleId().equals(row.roleId()))
                .filter(row -> !filter.inherited() || row.origin().inherited())
                .toList());
    }

    /**
     * As they are stored, a page at a time in the order in which they were made.
     *
     * @param domainId null for all, else only those on the domain and its projects
     */
    public Page<Assignment> page(Filter filter, String domainId, Question question) {
        var builder = em.getCriteriaBuilder();
        var query = builder.createQuery(RoleAssignment.class);
        var row = query.from(RoleAssignment.class);
        List<Predicate> wanted = new ArrayList<>();
        if (filter.actor() != null) {
            wanted.add(builder.equal(row.get("actorType"), filter.actor().type()));
            wanted.add(builder.equal(row.get("actorId"), filter.actor().id()));
        }
        Target target = filter.anySystem() ? Target.SYSTEM : filter.target();
        if (target != null) {
            wanted.add(builder.equal(row.get("targetType"), target.type()));
            wanted.add(builder.equal(row.get("targetId"), target.id()));
        }
        if (filter.roleId() != null) {
            wanted.add(builder.equal(row.get("roleId"), filter.roleId()));
        }
        if (filter.inherited()) {
            wanted.add(builder.isTrue(row.get("inherited")));
        }
        if (domainId != null) {
            var projects = query.subquery(String.class);
            var project = projects.from(Project.class);
            projects.select(project.get("id")).where(builder.equal(project.get("domainId"), domainId));
            wanted.add(builder.or(
                    builder.and(
                            builder.equal(row.get("targetType"), Target.Type.DOMAIN),
                            builder.equal(row.get("targetId"), domainId)),
                    builder.and(
                            builder.equal(row.get("targetType"), Target.Type.PROJECT),
                            row.get("targetId").in(projects))));
        }
        if (question.after() != null) {
            wanted.add(builder.greaterThan(row.get("id"), Long.valueOf(question.after())));
        }
        query.where(wanted.toArray(Predicate[]::new)).orderBy(builder.asc(row.get("id")));
        Page<RoleAssignment> found = NamePages.page(
                em.createQuery(query).setMaxResults(question.most() + 1).getResultList(),
                question.most(),
                assignment -> assignment.id().toString());
        return new Page<>(
                named(found.items().stream().map(AssignmentListing::row).toList()), found.next());
    }

    private static Row row(RoleAssignment stored) {
        Origin origin = new Origin(stored.actor(), stored.target(), stored.roleId(), stored.inherited());
        return new Row(stored.actor(), stored.target(), stored.roleId(), stored.inherited(), origin);
    }

    /** Narrowed by what the database can narrow without changing the answer. */
    private List<RoleAssignment> stored(Filter filter) {
        if (filter.actor() == null) {
            return filter.target() == null || filter.effective() || filter.subtree()
                    ? store.where(RoleAssignment.class)
                    : store.where(
                            RoleAssignment.class, "targetId", filter.target().id());
        }
        if (filter.effective() && filter.actor().type() == Actor.Type.USER) {
            return effective.assignmentsOf(filter.actor().id());
        }
        return store.where(
                RoleAssignment.class,
                "actorType",
                filter.actor().type(),
                "actorId",
                filter.actor().id());
    }

    private Set<String> wantedTargets(Filter filter) {
        if (filter.target() == null) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>(List.of(filter.target().id()));
        if (filter.subtree() && filter.target().type() == Target.Type.PROJECT) {
            store.below(filter.target().id()).forEach(project -> ids.add(project.id()));
        }
        return ids;
    }

    private List<Row> expand(Row row) {
        List<Actor> actors = row.actor().type() == Actor.Type.USER
                ? List.of(row.actor())
                : effective.membersOf(row.actor().id()).stream()
                        .map(Actor::user)
                        .toList();
        List<Target> targets = !row.inherited() ? List.of(row.target()) : projectsBelow(row.target());
        List<Row> rows = new ArrayList<>();
        for (String role : effective.global(effective.closure(List.of(row.roleId())))) {
            for (Actor actor : actors) {
                for (Target target : targets) {
                    rows.add(new Row(actor, target, role, false, row.origin()));
                }
            }
        }
        return rows;
    }

    private List<Target> projectsBelow(Target target) {
        List<Project> projects = target.type() == Target.Type.DOMAIN
                ? store.projects(target.id(), null, null)
                : store.below(target.id());
        return projects.stream().map(project -> Target.project(project.id())).toList();
    }

    /** Names in one query a kind. */
    private List<Assignment> named(List<Row> rows) {
        Map<String, Named> domains = store.where(Domain.class).stream()
                .collect(Collectors.toMap(Domain::id, domain -> new Named(domain.id(), domain.name())));
        Map<String, Place> actors = new HashMap<>();
        load(User.class, "User", ids(rows, row -> row.actor().id()))
                .forEach(
                        user -> actors.put(user.id(), new Place(user.id(), user.name(), domains.get(user.domainId()))));
        load(Group.class, "UserGroup", ids(rows, row -> row.actor().id()))
                .forEach(group ->
                        actors.put(group.id(), new Place(group.id(), group.name(), domains.get(group.domainId()))));
        Map<String, Place> targets = new HashMap<>();
        targets.put(Target.SYSTEM.id(), new Place(Target.SYSTEM.id(), Target.SYSTEM.id(), null));
        domains.values().forEach(domain -> targets.put(domain.id(), new Place(domain.id(), domain.name(), domain)));
        load(Project.class, "Project", ids(rows, row -> row.target().id()))
                .forEach(project -> targets.put(
                        project.id(), new Place(project.id(), project.name(), domains.get(project.domainId()))));
        Map<String, Role> roles =
                store.where(Role.class).stream().collect(Collectors.toMap(Role::id, Function.identity()));
        return rows.stream()
                .filter(row -> actors.containsKey(row.actor().id())
                        && targets.containsKey(row.target().id()))
                .map(row -> {
                    Role role = roles.get(row.roleId());
                    return new Assignment(
                            actors.get(row.actor().id()),
                            row.actor().type(),
                            targets.get(row.target().id()),
                            row.target().type(),
                            new Named(role.id(), role.name()),
                            role.domainId(),
                            row.inherited(),
                            row.origin());
                })
                .toList();
    }

    private static Set<String> ids(List<Row> rows, Function<Row, String> id) {
        return rows.stream().map(id).collect(Collectors.toSet());
    }

    private <T> List<T> load(Class<T> type, String entity, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : em.createQuery("select x from " + entity + " x where x.id in :ids", type)
                        .setParameter("ids", ids)
                        .getResultList();
    }
}
