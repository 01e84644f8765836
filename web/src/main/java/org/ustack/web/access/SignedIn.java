package org.ustack.web.access;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectView;
import org.ustack.identity.TokenView;

/** Who sits at the browser: a token and what it stands for. The token is checked anew at each request. */
@Named
@SessionScoped
public class SignedIn implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A project that the user may switch to. */
    public record Project(String id, String name) implements Serializable {}

    private String token;
    private String userId;
    private String userName;
    private Project project;
    private boolean admin;
    private List<Project> projects = List.of();

    void as(IssuedToken issued, List<ProjectView> reachable) {
        TokenView view = issued.view();
        this.token = issued.token();
        this.userId = view.user().id();
        this.userName = view.user().name();
        this.project = view.project() == null
                ? null
                : new Project(view.project().id(), view.project().name());
        this.admin = view.roleNames().contains("admin");
        this.projects =
                reachable.stream().map(p -> new Project(p.id(), p.name())).toList();
    }

    /** Null before the login. */
    public String token() {
        return token;
    }

    public String userId() {
        return userId;
    }

    public String getUserName() {
        return userName;
    }

    /** The first letter, for the round picture. */
    public String getInitial() {
        return userName == null || userName.isEmpty()
                ? "?"
                : userName.substring(0, userName.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }

    public String getProjectName() {
        return project == null ? "" : project.name();
    }

    public String getProjectId() {
        return project == null ? null : project.id();
    }

    public boolean isAdmin() {
        return admin;
    }

    public List<Project> getProjects() {
        return projects;
    }
}
