package org.ustack.web.cloud;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.omnifaces.util.Faces;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.web.access.Caller;
import org.ustack.web.access.Work;
import org.ustack.web.identity.IdentityWork;
import org.ustack.web.text.Words;

/**
 * How pages about the cloud itself read, change and ask what they may: by the session's token where a rule lets it, else by the
 * strongest that the reader has, since who runs the cloud may have no project.
 */
@Named("cloud")
@RequestScoped
public class CloudWork {

    @Inject
    Caller session;

    @Inject
    IdentityWork identity;

    @Inject
    Work work;

    @Inject
    PolicyService policies;

    @Inject
    Words words;

    /** @throws CloudException {@link CommonError#POLICY_FORBIDS} */
    public RequestContext caller(String rule) {
        return found(rule).orElseThrow(() -> new CloudException(CommonError.POLICY_FORBIDS, "rule", rule));
    }

    /** Whether what the rule guards is shown, or offered. */
    public boolean may(String rule) {
        return found(rule).isPresent();
    }

    private Optional<RequestContext> found(String rule) {
        RequestContext own = session.context();
        return policies.allows(rule, own)
                ? Optional.of(own)
                : Optional.of(identity.caller()).filter(strongest -> policies.allows(rule, strongest));
    }

    /** For a page's beginning: who may not see it is told that there is nothing, as everywhere. */
    public void open(String rule) throws IOException {
        if (!may(rule)) {
            Faces.responseSendError(404, "");
        }
    }

    /** @return empty after a refusal, which the page then shows, with what was typed left as it is */
    public <T> Optional<T> change(String rule, Function<RequestContext, T> change) {
        RequestContext caller = found(rule).orElseGet(session::context);
        Work.Outcome<T> outcome = work.attempt(caller, rule, true, change);
        if (outcome.refusal() != null) {
            FacesContext.getCurrentInstance().validationFailed();
            words.problem(words.of(outcome.refusal()));
        }
        return Optional.ofNullable(outcome.result());
    }

    /** As above for a change without a result: whether it was done. */
    public boolean done(String rule, Consumer<RequestContext> change) {
        return change(rule, context -> {
                    change.accept(context);
                    return true;
                })
                .isPresent();
    }
}
