package org.ustack.web.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.ustack.identity.GroupService;
import org.ustack.identity.GroupView;
import org.ustack.identity.ProjectService;
import org.ustack.identity.ProjectView;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;

/** Puts the person and the place that a page's address names into the page's fields. */
@RequestScoped
public class Places {

    @Inject
    UserService users;

    @Inject
    GroupService groups;

    @Inject
    ProjectService projects;

    @Inject
    Pickers pickers;

    @Inject
    IdentityWork identity;

    /** Whether the address names one. One that there is not, or not for this reader, answers as everywhere. */
    boolean choosePerson(PlaceParameters asked, Pick pick) throws IOException {
        if (asked.getUser() != null) {
            UserView user = identity.open(() -> users.get(identity.caller(), asked.getUser()));
            if (user != null) {
                pick.choose("USER", pickers.domain(user.domainId()), new Choice(user.id(), user.name()));
            }
        } else if (asked.getGroup() != null) {
            GroupView group = identity.open(() -> groups.get(identity.caller(), asked.getGroup()));
            if (group != null) {
                pick.choose("GROUP", pickers.domain(group.domainId()), new Choice(group.id(), group.name()));
            }
        }
        return pick.isChosen();
    }

    /** As {@link #choosePerson}. */
    boolean choosePlace(PlaceParameters asked, Pick pick) throws IOException {
        if (asked.getProject() != null) {
            ProjectView project = identity.open(() -> projects.get(identity.caller(), asked.getProject()));
            if (project != null) {
                pick.choose("PROJECT", pickers.domain(project.domainId()), new Choice(project.id(), project.name()));
            }
        } else if (asked.getDomain() != null) {
            Choice domain = identity.open(() -> pickers.domain(asked.getDomain()));
            pick.choose("DOMAIN", domain, domain);
        } else if (asked.getSystem() != null) {
            pick.choose("SYSTEM", pick.getDomain(), null);
        }
        return pick.isChosen();
    }
}
