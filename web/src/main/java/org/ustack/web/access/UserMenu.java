package org.ustack.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.SignInService;
import org.ustack.identity.TokenService;
import org.ustack.kernel.CloudException;
import org.ustack.web.push.Listeners;
import org.ustack.web.text.Words;

/** What users do about themselves: another project, goodbye. */
@Named
@RequestScoped
public class UserMenu {

    @Inject
    TokenService tokens;

    @Inject
    SignInService signIns;

    @Inject
    SignedIn signedIn;

    @Inject
    Caller caller;

    @Inject
    Words words;

    @Inject
    Listeners listeners;

    /** Exchanges the token for one of the other project. */
    public String switchTo(String projectId) {
        try {
            signedIn.as(
                    tokens.authenticate(new AuthRequest(null, signedIn.token(), Scope.project(projectId))),
                    tokens.projectsOf(signedIn.userId()));
            return "/overview.xhtml?faces-redirect=true";
        } catch (CloudException e) {
            words.problem(words.of(e));
            return null;
        }
    }

    /** Voids the token and those before it, on every controller, and forgets the session. */
    public String logout() {
        listeners.end(signedIn.token());
        signIns.leave(caller.context(), signedIn.token());
        FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
        return "/login.xhtml?faces-redirect=true";
    }
}
