package org.ustack.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IdentityError;
import org.ustack.identity.MoreProofNeeded;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.web.text.Words;

/**
 * The way in: name and password; a new password where the old one has ended; a passcode where the user's rules ask for one. And
 * the way back to where the user wanted to go.
 */
@Named
@RequestScoped
public class LoginForm {

    private static final String DEFAULT_DOMAIN = "Default";

    @Inject
    Arrival arrival;

    @Inject
    SignInSteps steps;

    @Inject
    Words words;

    @Inject
    FrontDoor door;

    @Inject
    Clock clock;

    /** The page's address and its form carry the way back under this name. */
    @Inject
    HttpServletRequest asked;

    private String userName;
    private String password;
    private String domain = DEFAULT_DOMAIN;
    private String newPassword;
    private String repeated;
    private String passcode;
    private String problem;

    /** @return where to go, or null after a refusal or where more is asked for */
    public String login() {
        return enter(withPassword(userName, domain, password), "login.refused");
    }

    /** The old password is the proof, and the new one then opens the door. */
    public String renew() {
        if (!newPassword.equals(repeated)) {
            return refuse(words.get("password.differ"));
        }
        String name = steps.getUserName();
        String home = steps.domain();
        try {
            door.changePassword(request(), steps.userId(), password, newPassword);
        } catch (CloudException e) {
            return refuse(e.code() == CommonError.NOT_AUTHENTICATED ? words.get("password.old.wrong") : words.of(e));
        }
        steps.startOver();
        return enter(withPassword(name, home, newPassword), "login.refused");
    }

    /** The second step of a login by password and passcode. */
    public String prove() {
        if (steps.tooLate(clock.instant())) {
            steps.startOver();
            return refuse(words.get("login.code.late"));
        }
        AuthRequest.Password who = new AuthRequest.Password(steps.userId(), null, null, null, null);
        return enter(
                new AuthRequest(
                        List.of(new AuthRequest.Totp(who, passcode.replace(" ", ""))),
                        Scope.of(Scope.Kind.DEFAULT),
                        steps.receipt()),
                "login.code.refused");
    }

    /** @return the page anew, with nothing typed before */
    public String startOver() {
        steps.startOver();
        return "/login.xhtml?faces-redirect=true";
    }

    private static AuthRequest withPassword(String name, String domainName, String secret) {
        String home = domainName == null ? DEFAULT_DOMAIN : domainName;
        return new AuthRequest(
                new AuthRequest.Password(null, name, null, home, secret), null, Scope.of(Scope.Kind.DEFAULT));
    }

    private String enter(AuthRequest request, String refusal) {
        try {
            arrival.welcome(request(), door.enter(request(), request));
            steps.startOver();
            return target(getNext());
        } catch (MoreProofNeeded e) {
            return steps.askPasscode(e.receipt()) ? null : refuse(words.get("login.methods"));
        } catch (CloudException e) {
            if (e.code() == IdentityError.PASSWORD_EXPIRED) {
                AuthRequest.Password claim = request.claim();
                steps.askNewPassword((String) e.arguments().get("user_id"), claim.userName(), claim.domainName());
                return null;
            }
            return refuse(e.code() == IdentityError.TOO_MANY_LOGINS ? words.of(e) : words.get(refusal));
        }
    }

    private String refuse(String sentence) {
        problem = sentence;
        return null;
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
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

    public String getNewPassword() {
        return null; // never sent back
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getRepeated() {
        return null; // never sent back
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }

    public String getPasscode() {
        return null; // good once
    }

    public void setPasscode(String passcode) {
        this.passcode = passcode;
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

    /** What went wrong, as a sentence, or null. */
    public String getProblem() {
        return problem;
    }
}
