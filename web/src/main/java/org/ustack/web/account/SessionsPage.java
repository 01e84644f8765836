package org.ustack.web.account;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.ustack.identity.SignInService;
import org.ustack.identity.SignInView;
import org.ustack.web.access.SignedIn;
import org.ustack.web.access.Work;
import org.ustack.web.push.Listeners;
import org.ustack.web.text.Words;

/** Where one is signed in, and the way to end that. */
@Named
@ViewScoped
public class SessionsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String END = "ustack:sign-ins:end";

    @Inject
    SignInService signIns;

    @Inject
    SignedIn signedIn;

    @Inject
    Work work;

    @Inject
    Words words;

    @Inject
    Listeners listeners;

    /** @param here whether it is the browser that asks */
    public record Line(SignInView signIn, String browser, boolean here) implements Serializable {}

    /** As they were when the page was made: a click means the line that was seen, whatever came meanwhile. */
    private transient List<Line> lines;

    /** This one first. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = read();
        }
        return lines;
    }

    private List<Line> read() {
        return signIns.own(work.reads("ustack:sign-ins:list")).stream()
                .map(view -> new Line(view, name(view), isHere(view)))
                .sorted(Comparator.comparing(Line::here).reversed())
                .toList();
    }

    private String name(SignInView view) {
        String name = BrowserName.of(view.browser());
        return name.isEmpty() ? words.get("sessions.unknown") : name;
    }

    private boolean isHere(SignInView view) {
        return view.id().equals(signedIn.signInId());
    }

    public void end(String id) {
        work.own(END, context -> {
                    signIns.end(context, id);
                    return true;
                })
                .ifPresent(done -> words.done(words.get("sessions.ended")));
        lines = null;
    }

    public void endOthers() {
        work.own(END, context -> signIns.endOthers(context, signedIn.signInId()))
                .ifPresent(count -> words.done(words.get("sessions.ended.others", count)));
        lines = null;
    }

    /** This browser's too: whoever did it signs in again. */
    public String endEverything() {
        return work.own(END, context -> {
                    listeners.end(signedIn.token());
                    signIns.endEverything(context);
                    return true;
                })
                .map(done -> {
                    FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
                    return "/login.xhtml?faces-redirect=true&ended=1";
                })
                .orElse(null);
    }
}
