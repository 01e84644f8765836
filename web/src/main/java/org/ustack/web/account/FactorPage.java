package org.ustack.web.account;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Consumer;
import org.ustack.identity.SecondFactorService;
import org.ustack.identity.SecondFactorService.Enrolment;
import org.ustack.identity.SecondFactorService.Proof;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.web.access.Caller;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/** One's own second factor. A secret that is not confirmed yet lives in this page only. */
@Named
@ViewScoped
public class FactorPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String RULE = "ustack:second-factor:change";

    @Inject
    SecondFactorService factor;

    @Inject
    Caller caller;

    @Inject
    Work work;

    @Inject
    Words words;

    /** What the person wants and has to prove first; part of the texts' keys. */
    public enum Wish {
        RELEASE,
        REMOVE
    }

    private transient Enrolment enrolment;
    private String passcode;
    private Wish wish = Wish.REMOVE;
    private String proofPassword;
    private String proofPasscode;

    public SecondFactorService.State getState() {
        return factor.state(caller.context());
    }

    public void begin() {
        work.own(RULE, factor::begin).ifPresent(begun -> enrolment = begun);
    }

    public void forget() {
        enrolment = null;
    }

    public void confirm() {
        if (enrolment == null) {
            words.problem(words.get("factor.lost"));
            return;
        }
        String typed = digits(passcode);
        done(context -> factor.confirm(context, enrolment.secret(), typed), error -> at("factor:code", error))
                .ifPresent(done -> {
                    enrolment = null;
                    words.done(words.get("factor.confirmed"));
                });
    }

    public void require() {
        done(factor::require, error -> words.problem(words.of(error)))
                .ifPresent(done -> words.done(words.get("factor.required.now")));
    }

    public void ask(String wanted) {
        wish = Wish.valueOf(wanted);
    }

    public void applyWish() {
        Proof proof = new Proof(proofPassword, digits(proofPasscode));
        Consumer<RequestContext> change = context -> {
            if (wish == Wish.RELEASE) {
                factor.release(context, proof);
            } else {
                factor.remove(context, proof);
            }
        };
        done(change, error -> at(proofPasscode == null ? "proof:password" : "proof:passcode", error))
                .ifPresent(done ->
                        words.done(wish == Wish.RELEASE ? words.get("factor.released") : words.get("factor.removed")));
    }

    private Optional<Boolean> done(Consumer<RequestContext> change, Consumer<CloudException> refused) {
        return work.own(
                RULE,
                context -> {
                    change.accept(context);
                    return true;
                },
                error -> {
                    refused.accept(error);
                    FacesContext.getCurrentInstance().validationFailed();
                });
    }

    private void at(String field, CloudException error) {
        String sentence = words.of(error);
        FacesContext.getCurrentInstance()
                .addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
    }

    /** Devices show a space in the middle. */
    private static String digits(String typed) {
        return typed == null ? null : typed.replace(" ", "");
    }

    /** Null where none is under way. */
    public String getSecret() {
        return enrolment == null ? null : enrolment.secret().replaceAll("(.{4})(?=.)", "$1 ");
    }

    public QrImage getImage() {
        return QrImage.of(enrolment.uri());
    }

    public String getWish() {
        return wish.name();
    }

    public String getPasscode() {
        return null; // good for half a minute
    }

    public void setPasscode(String passcode) {
        this.passcode = passcode;
    }

    public String getProofPassword() {
        return null; // never sent back
    }

    public void setProofPassword(String proofPassword) {
        this.proofPassword = proofPassword;
    }

    public String getProofPasscode() {
        return null; // good once
    }

    public void setProofPasscode(String proofPasscode) {
        this.proofPasscode = proofPasscode;
    }
}
