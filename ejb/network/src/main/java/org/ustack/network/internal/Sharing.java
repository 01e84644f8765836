package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Listing;
import org.ustack.network.RbacPolicyService.Action;
import org.ustack.network.domain.StandardResource;

/** What a project may use of others, by the RBAC policies. */
final class Sharing {

    /** Of an {@code e} that the project, given once, does not own: whether it is shared with it. */
    private static final String SHARED =
            "exists (select r.id from RbacPolicy r where r.objectId = %s and r.action = 'access_as_shared' and r.target in ('*', ?))";

    private static final String ANY =
            "exists (select r.id from RbacPolicy r where r.objectId = %s and r.target in ('*', ?))";

    private final EntityManager em;

    Sharing(EntityManager em) {
        this.em = em;
    }

    /** Whether the project may use it as if it were its own. */
    boolean with(String objectId, RequestContext caller) {
        return !withAmong(List.of(objectId), caller).isEmpty();
    }

    /** Whether it may be used in any way: as its own, or to reach the outside. */
    boolean anyhowWith(String objectId, RequestContext caller) {
        return em.createQuery(
                                "select count(r) from RbacPolicy r where r.objectId = :object and r.target in ('*', :project)",
                                Long.class)
                        .setParameter("object", objectId)
                        .setParameter("project", project(caller))
                        .getSingleResult()
                > 0;
    }

    /** Those of the things that are shared with the project of the caller. */
    Set<String> among(Collection<? extends StandardResource> things, RequestContext caller) {
        return withAmong(things.stream().map(StandardResource::id).toList(), caller);
    }

    private Set<String> withAmong(List<String> ids, RequestContext caller) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(em.createQuery(
                        "select r.objectId from RbacPolicy r where r.objectId in :ids and r.action = :action and r.target in"
                                + " ('*', :project)",
                        String.class)
                .setParameter("ids", ids)
                .setParameter("action", Action.ACCESS_AS_SHARED.word())
                .setParameter("project", project(caller))
                .getResultList());
    }

    /** Listings show what is the caller's own or shared with it, to an admin everything. */
    static Conditions visible(RequestContext caller) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ? or " + SHARED.formatted("e.id"), project(caller), project(caller));
        }
        return conditions;
    }

    /** The same for networks, which are also seen as a way to the outside. */
    static Conditions visibleNetworks(RequestContext caller) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ? or " + ANY.formatted("e.id"), project(caller), project(caller));
        }
        return conditions;
    }

    /** The same for what is shared with the thing that it lies in. @param container expression of its id */
    static Conditions visibleWithin(RequestContext caller, String container) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ? or " + SHARED.formatted(container), project(caller), project(caller));
        }
        return conditions;
    }

    /** The filter {@code shared}. @param object expression of the id of what is shared */
    static void filter(Listing listing, RequestContext caller, String object, Conditions conditions) {
        List<String> values = listing.filters().get("shared");
        if (values != null && !values.isEmpty()) {
            boolean wanted =
                    (Boolean) ResourceListing.Attribute.flag("").parse().apply(values.get(0));
            conditions.and((wanted ? "" : "not ") + SHARED.formatted(object), project(caller));
        }
    }

    private static String project(RequestContext caller) {
        return String.valueOf(caller.projectId());
    }
}
