package org.ustack.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectView;
import org.ustack.identity.TokenService;
import org.ustack.kernel.CloudException;
import org.ustack.web.text.Words;

/** Name and password, and the way back to where the user wanted to go. */
@Named
@RequestScoped
public class LoginForm {

    private static final String DEFAULT_DOMAIN = "Default";

    @Inject
    TokenService tokens;

    @Inject
    SignedIn signedIn;

    @Inject
    Words words;

    @Inject
    FrontDoor door;

    /** The page's address and its form carry the way back under this name. */
    @Inject
    HttpServletRequest asked;

    private String userName;
    private String password;
    private String domain = DEFAULT_DOMAIN;
    private boolean refused;

    /** @return where to go, or null after a refusal */
    public String login() {
        HttpServletRequest request = (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
        try {
            AuthRequest.Password claim =
                    new AuthRequest.Password(null, userName, null, domain == null ? DEFAULT_DOMAIN : domain, password);
            IssuedToken issued = door.enter(request, new AuthRequest(claim, null, Scope.of(Scope.Kind.DEFAULT)));
            List<ProjectView> projects = tokens.projectsOf(issued.view().user().id());
            if (issued.view().project() == null && !projects.isEmpty()) {
                issued = tokens.authenticate(new AuthRequest(
                        null, issued.token(), Scope.project(projects.get(0).id())));
            }
            // A session id that somebody planted before the login must not be worth anything after it.
            request.getSession(true);
            request.changeSessionId();
            signedIn.as(issued, projects);
            return target(getNext());
        } catch (CloudException e) {
            refused = true;
            words.problem(words.get("login.refused"));
            return null;
        }
    }

    /** Only pages of the dashboard itself: a login must not lead to another site. */
    static String target(String next) {
        boolean inside = next != null && next.matches("/[a-z]+\\.xhtml(\\?[A-Za-z0-9_=&%.-]*)?");
        if (!inside) {
            return "/overview.xhtml?faces-redirect=true";
        }
        return next + (next.contains("?") ? "&" : "?") + "faces-redirect=true";
    }

    public String getUserName() {
        return userName;
    }

    public void setUserName(String userName) {
        this.userName = userName;
    }

    public String getPassword() {
        return null; // never sent back
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }

    public String getNext() {
        return asked.getParameter("next");
    }

    public boolean isRefused() {
        return refused;
    }
}
