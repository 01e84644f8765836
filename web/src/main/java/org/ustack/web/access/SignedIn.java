package org.ustack.web.access;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectView;
import org.ustack.identity.TokenView;

/** Who sits at the browser: a token and what it stands for. The token is checked anew at each request. */
@Named
@SessionScoped
public class SignedIn implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** A project that the user may switch to. */
    public record Project(String id, String name) implements Serializable {}

    private String token;
    private String signInId;
    private Instant usedAt = Instant.EPOCH;
    private String userId;
    private String userName;
    private String userDomain;
    private Project project;
    private boolean admin;
    private List<Project> projects = List.of();

    void as(IssuedToken issued, List<ProjectView> reachable) {
        TokenView view = issued.view();
        this.token = issued.token();
        this.signInId = view.chainId();
        this.userId = view.user().id();
        this.userName = view.user().name();
        this.userDomain = view.user().domain().name();
        this.project = view.project() == null
                ? null
                : new Project(view.project().id(), view.project().name());
        this.admin = view.roleNames().contains("admin");
        this.projects =
                reachable.stream().map(p -> new Project(p.id(), p.name())).toList();
    }

    /** The same user in the same projects, with a new token. */
    public void goOnWith(IssuedToken issued) {
        this.token = issued.token();
    }

    /** Whether the use at that time is worth to be noted: once a minute. */
    boolean uses(Instant now) {
        if (now.isBefore(usedAt.plus(NOTED_EVERY))) {
            return false;
        }
        usedAt = now;
        return true;
    }

    /** Which of the user's sign-ins this is. */
    public String signInId() {
        return signInId;
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

    /** The name of the domain that the user is of. */
    public String getUserDomain() {
        return userDomain;
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
