package org.ustack.web.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.omnifaces.util.Faces;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.DomainService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.web.access.Work;
import org.ustack.web.text.Words;

/** How the pages of identity read, change and ask what they may: always by the API's rule, with the domain at hand as the thing. */
@Named("identity")
@RequestScoped
public class IdentityWork {

    private static final List<String> DOMAIN_FACTS = List.of(
            "target.domain_id",
            "target.domain.id",
            "target.user.domain_id",
            "target.group.domain_id",
            "target.project.domain_id");

    @Inject
    Office office;

    @Inject
    Work work;

    @Inject
    PolicyService policies;

    @Inject
    Words words;

    @Inject
    Ids ids;

    private RequestContext caller;

    public RequestContext caller() {
        if (caller == null) {
            caller = office.caller(ids.request());
        }
        return caller;
    }

    /** The domain that pages begin with: the one acted for, else the user's own. */
    public String homeDomain() {
        RequestContext context = caller();
        if (context.domainId() != null) {
            return context.domainId();
        }
        return context.userDomainId() == null ? DomainService.DEFAULT_ID : context.userDomainId();
    }

    /** Whether things of that domain may be touched by the rule. @param domainId null for those of any */
    public boolean may(String rule, String domainId) {
        Map<String, String> facts = new HashMap<>();
        if (domainId != null) {
            DOMAIN_FACTS.forEach(fact -> facts.put(fact, domainId));
        }
        // A global role, and one that may be handed on.
        facts.put("target.role.domain_id", null);
        facts.put("target.role.name", "member");
        return policies.allows(rule, caller(), facts);
    }

    /** Whether a page that lists by the rule has anything to show. */
    public boolean mayList(String rule) {
        return may(rule, null) || may(rule, caller().domainId());
    }

    /** For a page's beginning: who may not see it is told that there is nothing, as everywhere. */
    public void open(String rule) throws IOException {
        if (!mayList(rule)) {
            Faces.responseSendError(404, "");
        }
    }

    /** As above for a page of one domain's things. */
    void open(String rule, String domainId) throws IOException {
        if (!may(rule, domainId)) {
            Faces.responseSendError(404, "");
        }
    }

    /** What the page is about; null after saying that there is no such thing, or none for this reader. */
    public <T> T open(Supplier<T> thing) throws IOException {
        try {
            return thing.get();
        } catch (RuntimeException thrown) {
            CloudException error = Work.cloud(thrown);
            if (error.code().kind() != ErrorKind.NOT_FOUND && error.code().kind() != ErrorKind.FORBIDDEN) {
                throw error;
            }
            Faces.responseSendError(404, "");
            return null;
        }
    }

    /**
     * @param form whose fields {@code name} and {@code password} show what is wrong with them, or null
     * @return empty after a refusal, which the page then shows, with what was typed left as it is
     */
    public <T> Optional<T> change(String rule, String form, Function<RequestContext, T> change) {
        Work.Outcome<T> outcome = work.attempt(caller(), rule, true, change);
        if (outcome.refusal() == null) {
            return Optional.ofNullable(outcome.result());
        }
        CloudException refusal = outcome.refusal();
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.validationFailed();
        String field = form == null ? null : field(refusal);
        if (field == null) {
            words.problem(sentence(refusal));
        } else {
            String text = sentence(refusal);
            faces.addMessage(form + ":" + field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
        }
        return Optional.empty();
    }

    /** As above for a change without a result: whether it was done. */
    public boolean done(String rule, Consumer<RequestContext> change) {
        return change(rule, null, context -> {
                    change.accept(context);
                    return true;
                })
                .isPresent();
    }

    private static String field(CloudException refusal) {
        if (refusal.code() == IdentityError.CONFLICT) {
            return "name";
        }
        return refusal.code() == IdentityError.PASSWORD_REQUIREMENTS || refusal.code() == IdentityError.PASSWORD_REUSED
                ? "password"
                : null;
    }

    /** The refusals of identity in the reader's language; where a service gives a reason of its own, that is said. */
    String sentence(CloudException refusal) {
        if (refusal.code() instanceof IdentityError code) {
            switch (code) {
                case CONFLICT:
                    return words.get("identity.taken");
                case FORBIDDEN:
                    return words.get("identity.forbidden");
                case NOT_FOUND:
                    return words.get("identity.gone");
                default:
                    break;
            }
        }
        return refusal.code() == DirectoryError.READ_ONLY ? words.get("identity.readonly") : words.of(refusal);
    }
}
