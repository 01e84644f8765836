package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.User;

/** Rows by a part of their name, by key: the unique key of domain and name gives the order, and where a page begins. */
@Stateless
public class NamePages {

    private static final char ESCAPE = '!';

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    /** @param domainId null where names are unique in the whole cloud */
    public <T> Page<T> of(Class<T> type, String domainId, Question question, Function<T, String> name) {
        return of(type, domainId, question, name, (builder, root) -> List.of());
    }

    /** The projects directly below one. @param parentId null for those directly below the domain */
    public Page<Project> children(String domainId, String parentId, Question question) {
        return of(
                Project.class,
                domainId,
                question,
                Project::name,
                (builder, root) -> List.of(
                        parentId == null
                                ? builder.isNull(root.get("parentId"))
                                : builder.equal(root.get("parentId"), parentId)));
    }

    /** Those of the projects that have some below them. */
    public Set<String> parentsAmong(List<String> projectIds) {
        return projectIds.isEmpty()
                ? Set.of()
                : Set.copyOf(em.createQuery(
                                "select distinct p.parentId from Project p where p.parentId in :ids", String.class)
                        .setParameter("ids", projectIds)
                        .getResultList());
    }

    private <T> Page<T> of(
            Class<T> type,
            String domainId,
            Question question,
            Function<T, String> name,
            BiFunction<CriteriaBuilder, Root<T>, List<Predicate>> more) {
        var builder = em.getCriteriaBuilder();
        var query = builder.createQuery(type);
        var root = query.from(type);
        List<Predicate> wanted = new ArrayList<>(more.apply(builder, root));
        if (domainId != null) {
            wanted.add(builder.equal(root.get("domainId"), domainId));
        }
        if (!blank(question.part())) {
            wanted.add(builder.like(builder.lower(root.get("name")), pattern(question.part()), ESCAPE));
        }
        if (question.after() != null) {
            wanted.add(builder.greaterThan(root.get("name"), question.after()));
        }
        query.where(wanted.toArray(Predicate[]::new)).orderBy(builder.asc(root.get("name")));
        return page(em.createQuery(query).setMaxResults(question.most() + 1).getResultList(), question.most(), name);
    }

    /** The users in a group, also those whom somebody outside puts there. Names may repeat, since they are of several domains. */
    public Page<User> members(String groupId, List<String> outside, Question question) {
        String[] key = question.after() == null ? null : question.after().split("\n", 2);
        String text = "select u from User u where (u.id in (select m.userId from Membership m where m.groupId = :group)"
                + (outside.isEmpty() ? ")" : " or u.id in :outside)")
                + (blank(question.part()) ? "" : " and lower(u.name) like :part escape '" + ESCAPE + "'")
                + (key == null ? "" : " and (u.name > :name or u.name = :name and u.id > :id)")
                + " order by u.name, u.id";
        var query = em.createQuery(text, User.class).setParameter("group", groupId);
        if (!outside.isEmpty()) {
            query.setParameter("outside", outside);
        }
        if (!blank(question.part())) {
            query.setParameter("part", pattern(question.part()));
        }
        if (key != null) {
            query.setParameter("id", key[0]).setParameter("name", key[1]);
        }
        return page(
                query.setMaxResults(question.most() + 1).getResultList(),
                question.most(),
                user -> user.id() + "\n" + user.name());
    }

    /** @param found one more than a page holds, if there is one */
    static <T> Page<T> page(List<T> found, int most, Function<T, String> key) {
        boolean more = found.size() > most;
        List<T> items = more ? found.subList(0, most) : found;
        return new Page<>(items, more ? key.apply(items.get(most - 1)) : null);
    }

    private static boolean blank(String part) {
        return part == null || part.isBlank();
    }

    /** What stands for itself in a name stands for itself in the pattern. */
    static String pattern(String part) {
        return "%" + part.strip().toLowerCase(Locale.ROOT).replaceAll("([%_!])", ESCAPE + "$1") + "%";
    }
}
