package org.ustack.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.ustack.identity.PolicyService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;
import org.ustack.web.text.Words;

/**
 * The way in which a page changes something: the access that it needs is checked, the outcome goes to the audit trail, and a
 * refusal becomes a sentence on the page.
 */
@RequestScoped
public class Work {

    private static final Logger LOG = Logger.getLogger(Work.class);

    private static final String READER = "reader";
    private static final String MEMBER = "member";

    @Inject
    Caller caller;

    @Inject
    PolicyService policies;

    @Inject
    AuditTrail audit;

    @Inject
    Words words;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    /** What came of some work. @param refusal null if it was done */
    public record Outcome<T>(T result, CloudException refusal) {}

    /**
     * @param rule name of the API's policy rule, which decides here too, and under which the audit trail shows it
     * @return what the work gave, or empty after a refusal, which the page then shows
     */
    public <T> Optional<T> change(String rule, Function<RequestContext, T> work) {
        RequestContext context = caller.context();
        return shown(attempt(context, rule, context.projectId() != null, work), this::toast);
    }

    /** As {@link #change}, for forms: after a refusal what was typed is left as it is. */
    public <T> Optional<T> changeInForm(String rule, Function<RequestContext, T> work) {
        RequestContext context = caller.context();
        return shown(attempt(context, rule, context.projectId() != null, work), this::keepForm);
    }

    /** As {@link #own}, for forms. */
    public <T> Optional<T> ownInForm(String rule, Function<RequestContext, T> work) {
        return own(rule, work, this::keepForm);
    }

    private void keepForm(CloudException error) {
        FacesContext.getCurrentInstance().validationFailed();
        toast(error);
    }

    /** As {@link #change}, for what people do about themselves: it needs no project. */
    public <T> Optional<T> own(String rule, Function<RequestContext, T> work) {
        return own(rule, work, this::toast);
    }

    /** @param refused what becomes of a refusal instead of a sentence on the page */
    public <T> Optional<T> own(String rule, Function<RequestContext, T> work, Consumer<CloudException> refused) {
        return shown(attempt(caller.context(), rule, true, work), refused);
    }

    /** What no rule guards, since a secret that only its owner knows is the proof. @param action for the audit trail */
    public <T> Optional<T> proved(String action, Function<RequestContext, T> work, Consumer<CloudException> refused) {
        return shown(run(caller.context(), action, () -> true, work), refused);
    }

    /** As {@link #change} for a caller of the page's own choice, and for pages that show a refusal in a place of their own. */
    public <T> Outcome<T> attempt(
            RequestContext context, String rule, boolean rightPlace, Function<RequestContext, T> work) {
        return run(context, rule, () -> rightPlace && policies.allows(rule, context), work);
    }

    private <T> Outcome<T> run(
            RequestContext context, String rule, BooleanSupplier allowed, Function<RequestContext, T> work) {
        try {
            if (!allowed.getAsBoolean()) {
                throw new CloudException(CommonError.POLICY_FORBIDS, "rule", rule);
            }
            T result = work.apply(context);
            record(context, rule, 200, null);
            return new Outcome<>(result, null);
        } catch (RuntimeException thrown) {
            CloudException error = cloud(thrown);
            record(context, rule, error.code().kind().httpStatus(), error.getMessage());
            return new Outcome<>(null, error);
        }
    }

    private static <T> Optional<T> shown(Outcome<T> outcome, Consumer<CloudException> refused) {
        if (outcome.refusal() != null) {
            refused.accept(outcome.refusal());
        }
        return Optional.ofNullable(outcome.result());
    }

    private void toast(CloudException error) {
        words.problem(words.of(error));
    }

    /** As above for work without a result: whether it was done. */
    public boolean done(String rule, Consumer<RequestContext> work) {
        return change(rule, context -> {
                    work.accept(context);
                    return true;
                })
                .isPresent();
    }

    /** The caller, who may read the things of the project; the pages' lists begin here. */
    public RequestContext reader() {
        if (!mayRead()) {
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", "dashboard:read");
        }
        return caller.context();
    }

    /** The caller, who may read something of its own. */
    public RequestContext reads(String rule) {
        RequestContext context = caller.context();
        if (!policies.allows(rule, context)) {
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", rule);
        }
        return context;
    }

    /** Whether what the rule guards is offered, in the project that the caller works in. */
    public boolean may(String rule) {
        RequestContext context = caller.context();
        return context.projectId() != null && policies.allows(rule, context);
    }

    /** As {@link #may}, for what people do about themselves. */
    public boolean mayOwn(String rule) {
        return policies.allows(rule, caller.context());
    }

    /** Whether the pages of the project have something to show to the caller. */
    boolean mayRead() {
        RequestContext context = caller.context();
        return context.projectId() != null && context.hasRole(READER);
    }

    /** Whether buttons that change something are offered. */
    public boolean mayChange() {
        return caller.context().projectId() != null && caller.context().hasRole(MEMBER);
    }

    /** What a service meant; the container wraps what it does not know. */
    public static CloudException cloud(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudException cloud) {
                return cloud;
            }
            if (cause instanceof jakarta.persistence.OptimisticLockException) {
                return new CloudException(thrown, CommonError.CONCURRENT_UPDATE);
            }
        }
        LOG.error("unexpected error", thrown);
        return new CloudException(thrown, CommonError.INTERNAL);
    }

    private void record(RequestContext context, String rule, int status, String reason) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                context.requestId(),
                context,
                request.getRemoteAddr(),
                request.getMethod(),
                "/dashboard" + request.getServletPath(),
                rule,
                status,
                reason));
    }
}
