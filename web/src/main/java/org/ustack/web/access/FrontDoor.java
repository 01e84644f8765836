package org.ustack.web.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.LoginRate;
import org.ustack.identity.TokenService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.AuditTrail;

/** Logins of the dashboard: held back like the API's after too many refusals, and each refusal in the audit trail. */
@ApplicationScoped
public class FrontDoor {

    @Inject
    TokenService tokens;

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
        try {
            String user = claim.userName() + "@" + claim.domainName();
            return rate.limit(from.getRemoteAddr(), user, () -> tokens.authenticate(request));
        } catch (CloudException e) {
            recordRefusal(from, claim, e);
            throw e;
        }
    }

    private void recordRefusal(HttpServletRequest from, AuthRequest.Password claim, CloudException refusal) {
        String requestId = ids.request();
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                requestId,
                new RequestContext(requestId, null, claim.userName(), null, null, null, false, Set.of()),
                from.getRemoteAddr(),
                "POST",
                "/dashboard/login",
                "dashboard:login",
                refusal.code().kind().httpStatus(),
                refusal.getMessage()));
    }
}
