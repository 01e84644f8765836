package org.ustack.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectView;
import org.ustack.identity.SignInService;
import org.ustack.identity.TokenService;

/** What happens once somebody is let in: a project to begin with, a new session, and a line among the user's sign-ins. */
@RequestScoped
public class Arrival {

    @Inject
    TokenService tokens;

    @Inject
    SignInService signIns;

    @Inject
    SignedIn signedIn;

    void welcome(HttpServletRequest request, IssuedToken first) {
        IssuedToken issued = first;
        List<ProjectView> projects = tokens.projectsOf(issued.view().user().id());
        if (issued.view().project() == null && !projects.isEmpty()) {
            issued = tokens.authenticate(new AuthRequest(
                    null, issued.token(), Scope.project(projects.get(0).id())));
        }
        // A session id that somebody planted before the login must not be worth anything after it.
        request.getSession(true);
        request.changeSessionId();
        signIns.begin(issued, request.getRemoteAddr(), request.getHeader("User-Agent"));
        signedIn.as(issued, projects);
    }
}
