package org.ustack.web.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService;
import org.ustack.identity.AssignmentService.Assignment;
import org.ustack.identity.Target;
import org.ustack.web.text.Words;

/** Gives and takes roles, for every page that shows who has which, and says in words what an assignment is. */
@Named
@RequestScoped
public class Grants {

    @Inject
    AssignmentService assignments;

    @Inject
    IdentityWork identity;

    @Inject
    Words words;

    boolean grant(Pick who, Pick where, Choice role, boolean inherited) {
        Actor actor = who.actor();
        Target target = where.target();
        boolean done = identity.done(
                rule("identity:create_grant", target.type()),
                caller -> assignments.grant(caller, actor, target, role.id(), inherited));
        if (done) {
            words.done(words.get("grant.done", who.getChosen().label(), role.label()));
        }
        return done;
    }

    boolean revoke(Assignment assignment) {
        AssignmentService.Origin origin = assignment.origin();
        boolean done = identity.done(
                rule("identity:revoke_grant", origin.target().type()),
                caller -> assignments.revoke(
                        caller, origin.actor(), origin.target(), origin.roleId(), origin.inherited()));
        if (done) {
            words.done(words.get(
                    "grant.revoked",
                    assignment.actor().name(),
                    assignment.role().name()));
        }
        return done;
    }

    /** Roles on the system have rules of their own. */
    static String rule(String rule, Target.Type type) {
        return type == Target.Type.SYSTEM ? rule.replace("_grant", "_system_grant") : rule;
    }

    /** Whether the button is offered; which roles may be taken is decided by the service. */
    public boolean mayRevoke(Assignment assignment) {
        return may("identity:revoke_grant", assignment.targetType(), domainOf(assignment));
    }

    boolean may(String rule, Target.Type type, String domainId) {
        return identity.may(rule(rule, type), domainId);
    }

    private static String domainOf(Assignment assignment) {
        return assignment.targetType() == Target.Type.SYSTEM
                ? null
                : assignment.target().domain().id();
    }

    /** What the confirmation calls it. */
    static String title(Assignment assignment) {
        return assignment.role().name() + " · " + assignment.actor().name();
    }
}
