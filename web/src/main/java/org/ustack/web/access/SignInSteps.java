package org.ustack.web.access;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.MoreProofNeeded.Receipt;

/** How far a browser has come on its way in. No password is kept between the steps; what was proved is in the receipt. */
@Named
@SessionScoped
public class SignInSteps implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What is asked for now. */
    public enum Step {
        PASSWORD,
        NEW_PASSWORD,
        PASSCODE
    }

    private Step step = Step.PASSWORD;
    private String userId;
    private String userName;
    private String domain;
    private String receipt;
    private Instant receiptEnds;

    void startOver() {
        step = Step.PASSWORD;
        userId = null;
        userName = null;
        domain = null;
        receipt = null;
        receiptEnds = null;
    }

    /** The password is right and has ended. */
    void askNewPassword(String id, String name, String domainName) {
        startOver();
        step = Step.NEW_PASSWORD;
        userId = id;
        userName = name;
        domain = domainName;
    }

    /**
     * The password is right and not enough.
     *
     * @return false if a passcode would not be enough either
     */
    boolean askPasscode(Receipt given) {
        startOver();
        List<String> proved = new ArrayList<>();
        given.methods().forEach(method -> proved.add(method.label()));
        proved.add(AuthMethod.TOTP.label());
        if (given.required().stream().noneMatch(proved::containsAll)) {
            return false;
        }
        step = Step.PASSCODE;
        userId = given.user().id();
        userName = given.user().name();
        receipt = given.id();
        receiptEnds = given.expiresAt();
        return true;
    }

    boolean tooLate(Instant now) {
        return receiptEnds != null && !now.isBefore(receiptEnds);
    }

    public String getStep() {
        return step.name();
    }

    String userId() {
        return userId;
    }

    public String getUserName() {
        return userName;
    }

    String domain() {
        return domain;
    }

    String receipt() {
        return receipt;
    }
}
