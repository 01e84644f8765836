package org.ustack.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.ustack.identity.LoginRate;
import org.ustack.identity.OwnPasswordService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.web.access.Caller;
import org.ustack.web.access.SignedIn;
import org.ustack.web.access.Work;
import org.ustack.web.push.Listeners;
import org.ustack.web.text.Words;

/** One's own password: the old one is the proof, this sign-in goes on, all others end. */
@Named
@RequestScoped
public class PasswordPage {

    @Inject
    OwnPasswordService passwords;

    @Inject
    LoginRate rate;

    @Inject
    Caller caller;

    @Inject
    SignedIn signedIn;

    @Inject
    Work work;

    @Inject
    Words words;

    @Inject
    Listeners listeners;

    @Inject
    HttpServletRequest request;

    private String current;
    private String wanted;
    private String repeated;
    private OwnPasswordService.Standing standing;

    public OwnPasswordService.Standing getStanding() {
        if (standing == null) {
            standing = passwords.standing(caller.context());
        }
        return standing;
    }

    /** @return the page anew after a success, so that nothing typed stays in it */
    public String change() {
        if (!wanted.equals(repeated)) {
            at("repeated", words.get("password.differ"));
            return null;
        }
        String before = signedIn.token();
        return work.proved(
                        "identity:change_password",
                        context -> rate.limit(
                                request.getRemoteAddr(),
                                context.userId(),
                                () -> passwords.change(context, before, current, wanted)),
                        this::refused)
                .map(issued -> {
                    listeners.end(before);
                    signedIn.goOnWith(issued);
                    words.done(words.get("password.done"));
                    return "/password.xhtml?faces-redirect=true";
                })
                .orElse(null);
    }

    private void refused(CloudException error) {
        if (error.code() == CommonError.NOT_AUTHENTICATED) {
            at("current", words.get("password.old.wrong"));
        } else {
            at("wanted", words.of(error));
        }
    }

    private static void at(String field, String sentence) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage("change:" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        faces.validationFailed();
    }

    public String getCurrent() {
        return null; // never sent back
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getWanted() {
        return null; // never sent back
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public String getRepeated() {
        return null; // never sent back
    }

    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }
}
