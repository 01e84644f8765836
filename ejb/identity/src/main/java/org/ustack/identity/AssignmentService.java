package org.ustack.identity;

import java.util.List;
import org.ustack.kernel.RequestContext;

/** Who has which role where. Unknown actors, targets, roles and assignments are {@link IdentityError#NOT_FOUND}. */
public interface AssignmentService {

    /** Giving it twice is giving it once. @param inherited for the projects below the target instead of the target */
    void grant(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited);

    void check(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited);

    void revoke(RequestContext caller, Actor actor, Target target, String roleId, boolean inherited);

    /** The roles given directly, by name. */
    List<RoleView> roles(RequestContext caller, Actor actor, Target target, boolean inherited);

    List<Assignment> list(RequestContext caller, Filter filter);

    /**
     * Null matches all.
     *
     * @param inherited only those for the projects below
     * @param effective what they come to: groups as their members, inherited ones on the projects, implied roles written out
     * @param subtree also for the projects below the one named
     */
    record Filter(
            Actor actor,
            Target target,
            boolean anySystem,
            String roleId,
            boolean inherited,
            boolean effective,
            boolean subtree) {}

    /** @param origin the assignment that this one comes from: itself unless it is an effective one */
    record Assignment(
            TokenView.Place actor,
            Actor.Type actorType,
            TokenView.Place target,
            Target.Type targetType,
            TokenView.Named role,
            String roleDomainId,
            boolean inherited,
            Origin origin) {}

    /** An assignment as it is stored. */
    record Origin(Actor actor, Target target, String roleId, boolean inherited) {}
}
