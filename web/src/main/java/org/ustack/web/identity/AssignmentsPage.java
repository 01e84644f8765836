package org.ustack.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService.Assignment;
import org.ustack.identity.AssignmentService.Filter;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.Target;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;

/** Who has which role where, narrowed by any of the three, and the form that gives one. */
@Named
@ViewScoped
public class AssignmentsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    IdentityFinder finder;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Places places;

    @Inject
    Grants grants;

    private final Pick who = Pick.person();
    private final Pick where = Pick.place();
    private final Pick newWho = Pick.person();
    private final Pick newWhere = Pick.place();
    private final PlaceParameters asked = new PlaceParameters();
    private Lines<Assignment> lines;
    private boolean anywhere = true;
    private Choice role;
    private boolean inheritedOnly;
    private Choice newRole;
    private boolean inherited;
    private transient Assignment askedAbout;
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        lines = new Lines<>((after, most) ->
                finder.assignments(identity.caller(), filter(), new Question(null, null, after, most)));
    }

    private Filter filter() {
        Actor actor = who.actor();
        Target target = anywhere ? null : where.target();
        return new Filter(actor, target, false, role == null ? null : role.id(), inheritedOnly, false, false);
    }

    /** The address may narrow the list: from the page of a user, group or project. */
    public void load() throws IOException {
        identity.open("identity:list_role_assignments");
        Choice home = pickers.domain(identity.homeDomain());
        for (Pick pick : List.of(who, where, newWho, newWhere)) {
            pick.setDomain(home);
        }
        places.choosePerson(asked, who);
        places.choosePerson(asked, newWho);
        places.choosePlace(asked, newWhere);
        anywhere = !places.choosePlace(asked, where);
    }

    public void filterChanged() {
        lines.restart();
    }

    public void clear() {
        who.restart();
        where.restart();
        anywhere = true;
        role = null;
        inheritedOnly = false;
        lines.restart();
    }

    public void grant() {
        if (grants.grant(newWho, newWhere, newRole, inherited && !newWhere.isSystem())) {
            newWho.restart();
            lines.restart();
        }
    }

    public void ask(Assignment assignment) {
        askedAbout = assignment;
        ask = new Ask("grant.revoke", "", Grants.title(assignment));
    }

    public void doAsked() {
        grants.revoke(askedAbout);
        lines.restart();
    }

    /** The global roles, and those of the domain chosen. */
    public List<Choice> getRoles() {
        return pickers.roles(where.getDomain());
    }

    /** As {@link #getRoles}, for what is to be given. */
    public List<Choice> getNewRoles() {
        return pickers.roles(newWhere.getDomain());
    }

    public boolean isMayGrant() {
        return grants.may("identity:create_grant", Target.Type.PROJECT, identity.homeDomain());
    }

    public boolean isFiltered() {
        return who.getChosen() != null || !anywhere || role != null || inheritedOnly;
    }

    /** The kind of the place; empty for any. */
    public String getWhereKind() {
        return anywhere ? "" : where.getKind();
    }

    public void setWhereKind(String kind) {
        anywhere = kind == null || kind.isEmpty();
        if (!anywhere && !kind.equals(where.getKind())) {
            where.setKind(kind);
            where.restart();
        }
    }

    public Pick getWho() {
        return who;
    }

    public Pick getWhere() {
        return where;
    }

    public Pick getNewWho() {
        return newWho;
    }

    public Pick getNewWhere() {
        return newWhere;
    }

    public PlaceParameters getAsked() {
        return asked;
    }

    public Lines<Assignment> getLines() {
        return lines;
    }

    public Choice getRole() {
        return role;
    }

    public void setRole(Choice role) {
        this.role = role;
    }

    public boolean isInheritedOnly() {
        return inheritedOnly;
    }

    public void setInheritedOnly(boolean inheritedOnly) {
        this.inheritedOnly = inheritedOnly;
    }

    public Choice getNewRole() {
        return newRole;
    }

    public void setNewRole(Choice newRole) {
        this.newRole = newRole;
    }

    public boolean isInherited() {
        return inherited;
    }

    public void setInherited(boolean inherited) {
        this.inherited = inherited;
    }

    public Ask getAsk() {
        return ask;
    }
}
