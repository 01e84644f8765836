package org.ustack.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.ustack.identity.IdentityFinder;
import org.ustack.identity.IdentityFinder.Question;
import org.ustack.identity.ProjectService;
import org.ustack.identity.ProjectView;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The projects of a domain, as a list or as a tree. */
@Named
@ViewScoped
public class ProjectsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ProjectService projects;

    @Inject
    IdentityFinder finder;

    @Inject
    IdentityWork identity;

    @Inject
    Pickers pickers;

    @Inject
    Words words;

    private final InDomain where = new InDomain();
    private Lines<ProjectView> lines;
    private ProjectTree tree;
    private boolean asTree;
    private ProjectForm form = new ProjectForm((Choice) null);

    @PostConstruct
    void begin() {
        lines = new Lines<>((after, most) ->
                finder.projects(identity.caller(), new Question(where.getId(), where.getSearch(), after, most)));
        tree = new ProjectTree((parentId, most) ->
                finder.branches(identity.caller(), parentId, new Question(where.getId(), null, null, most)));
    }

    public void load() throws IOException {
        where.open("identity:list_projects", identity, pickers);
    }

    /** A search is answered with a list: the tree shows where things are, not which there are. */
    public void questionChanged() {
        lines.restart();
        tree.restart();
        asTree = asTree && (where.getSearch() == null || where.getSearch().isBlank());
    }

    public void show(boolean wantedAsTree) {
        asTree = wantedAsTree;
        where.setSearch(wantedAsTree ? null : where.getSearch());
    }

    public void add() {
        form = new ProjectForm(where.getDomain());
    }

    public String create() {
        return identity.change(
                        "identity:create_project",
                        "edit-form",
                        caller -> projects.create(caller, form.draft(where.getId())))
                .map(made -> {
                    words.done(words.get("identity.saved", made.name()));
                    return "/project.xhtml?faces-redirect=true&id=" + made.id();
                })
                .orElse(null);
    }

    public boolean isMayCreate() {
        return identity.may("identity:create_project", where.getId());
    }

    public InDomain getWhere() {
        return where;
    }

    public Lines<ProjectView> getLines() {
        return lines;
    }

    public ProjectTree getTree() {
        return tree;
    }

    public boolean isAsTree() {
        return asTree;
    }

    public ProjectForm getForm() {
        return form;
    }
}
