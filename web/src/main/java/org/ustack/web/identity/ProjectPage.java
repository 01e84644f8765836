package org.ustack.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ustack.identity.AssignmentService.Assignment;
import org.ustack.identity.AssignmentService.Filter;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.ProjectService;
import org.ustack.identity.ProjectView;
import org.ustack.identity.Target;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** A project: where it lies, who is in it with which role. */
@Named
@ViewScoped
public class ProjectPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String UPDATE = "identity:update_project";

    @Inject
    ProjectService projects;

    @Inject
    IdentityFinder finder;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Grants grants;

    @Inject
    Words words;

    private final Pick newcomer = Pick.person();
    private String id;
    private transient ProjectView project;
    private Choice domain;
    private Lines<Assignment> members;
    private ProjectForm form = new ProjectForm((Choice) null);
    private Choice role;
    private boolean inherited;
    private transient Assignment asked;
    private Ask ask = Ask.NOTHING;

    @PostConstruct
    void begin() {
        members = new Lines<>((after, most) -> finder.assignments(
                identity.caller(),
                new Filter(null, Target.project(id), false, null, false, false, false),
                new Question(null, null, after, most)));
    }

    public void load() throws IOException {
        project = identity.open(() -> projects.get(identity.caller(), id));
        if (project != null) {
            domain = pickers.domain(project.domainId());
            newcomer.setDomain(domain);
        }
    }

    public ProjectView getProject() {
        if (project == null) {
            project = projects.get(identity.caller(), id);
        }
        return project;
    }

    /** The projects above it, the farthest first. */
    public List<ProjectView> getParents() {
        List<ProjectView> parents = new ArrayList<>(projects.parents(identity.caller(), id));
        Collections.reverse(parents);
        return parents;
    }

    public void edit() {
        form = new ProjectForm(getProject());
    }

    public void save() {
        identity.change(UPDATE, "edit-form", caller -> projects.update(caller, id, form.draft(null)))
                .ifPresent(saved -> changed(words.get("identity.saved", saved.name())));
    }

    private void changed(String text) {
        project = null;
        words.done(text);
    }

    public void enable() {
        if (enable(true)) {
            changed(words.get("identity.enabled", getProject().name()));
        }
    }

    private boolean enable(boolean on) {
        ProjectDraft draft = new ProjectDraft(null, null, null, null, on, null, null, null);
        return identity.done(UPDATE, caller -> projects.update(caller, id, draft));
    }

    public void ask(String what) {
        ask = new Ask(what, id, getProject().name());
    }

    public void askRevoke(Assignment assignment) {
        asked = assignment;
        ask = new Ask("grant.revoke", id, Grants.title(assignment));
    }

    public String doAsked() {
        switch (ask.what()) {
            case "project.delete":
                if (identity.done("identity:delete_project", caller -> projects.delete(caller, id))) {
                    words.done(words.get("identity.did.project.delete", ask.name()));
                    return "/projects.xhtml?faces-redirect=true" + (domain == null ? "" : "&domain=" + domain.id());
                }
                break;
            case "project.disable":
                if (enable(false)) {
                    changed(words.get("identity.did.project.disable", ask.name()));
                }
                break;
            default:
                grants.revoke(asked);
                members.restart();
                break;
        }
        return null;
    }

    public void addMember() {
        Pick here = Pick.of("PROJECT");
        here.choose("PROJECT", domain, new Choice(id, getProject().name()));
        if (grants.grant(newcomer, here, role, inherited)) {
            newcomer.restart();
            members.restart();
        }
    }

    public List<Choice> getRoles() {
        return pickers.roles(domain);
    }

    public boolean isMayEdit() {
        return identity.may(UPDATE, getProject().domainId());
    }

    public boolean isMaySeeMembers() {
        return identity.may("identity:list_role_assignments", getProject().domainId());
    }

    public boolean isMayGrant() {
        return identity.may("identity:create_grant", getProject().domainId());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Choice getDomain() {
        return domain;
    }

    public Lines<Assignment> getMembers() {
        return members;
    }

    public ProjectForm getForm() {
        return form;
    }

    public Pick getNewcomer() {
        return newcomer;
    }

    public Choice getRole() {
        return role;
    }

    public void setRole(Choice role) {
        this.role = role;
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
