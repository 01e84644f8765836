package org.ustack.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.LoginRate;
import org.ustack.identity.TokenService;
import org.ustack.identity.UserService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;

/** Logins of the dashboard: held back like the API's after too many refusals, and in the audit trail whatever becomes of them. */
@ApplicationScoped
public class FrontDoor {

    private static final String LOGIN = "dashboard:login";
    private static final int OK = 200;

    @Inject
    TokenService tokens;

    @Inject
    UserService users;

    @Inject
    LoginRate rate;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    /** @throws CloudException if the user is not let in */
    IssuedToken enter(HttpServletRequest from, AuthRequest request) {
        AuthRequest.Password claim = request.claim();
        IssuedToken issued = guarded(from, claim, LOGIN, () -> tokens.authenticate(request));
        record(from, holder(issued), LOGIN, OK, null);
        return issued;
    }

    /** Of a user who cannot come in with the password that it has. @throws CloudException as of {@link UserService} */
    void changePassword(HttpServletRequest from, String userId, String oldPassword, String newPassword) {
        AuthRequest.Password claim = new AuthRequest.Password(userId, null, null, null, null);
        String action = "identity:change_password";
        guarded(from, claim, action, () -> {
            users.changePassword(userId, oldPassword, newPassword);
            return userId;
        });
        record(from, claimant(claim), action, OK, null);
    }

    private <T> T guarded(HttpServletRequest from, AuthRequest.Password claim, String action, Supplier<T> work) {
        try {
            return rate.limit(from.getRemoteAddr(), key(claim), work);
        } catch (CloudException e) {
            record(from, claimant(claim), action, e.code().kind().httpStatus(), e.getMessage());
            throw e;
        }
    }

    private static String key(AuthRequest.Password claim) {
        return claim.userId() != null ? claim.userId() : claim.userName() + "@" + claim.domainName();
    }

    private RequestContext claimant(AuthRequest.Password claim) {
        return new RequestContext(ids.request(), claim.userId(), claim.userName(), null, null, null, false, Set.of());
    }

    private RequestContext holder(IssuedToken issued) {
        return new RequestContext(
                ids.request(),
                issued.view().user().id(),
                issued.view().user().name(),
                issued.view().user().domain().id(),
                issued.view().project() == null ? null : issued.view().project().id(),
                null,
                false,
                issued.view().roleNames());
    }

    private void record(HttpServletRequest from, RequestContext who, String action, int status, String reason) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                who.requestId(),
                who,
                from.getRemoteAddr(),
                "POST",
                "/dashboard/login",
                action,
                status,
                reason));
    }
}
