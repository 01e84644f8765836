package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.LoginRate;
import org.ustack.identity.TokenView;
import org.ustack.kernel.RequestContext;
import org.ustack.rest.common.CurrentRequest;

/** A try to prove who one is: held back after too many refusals, and in the audit trail with the name that was claimed. */
@RequestScoped
public class LoginAttempt {

    @Inject
    CurrentRequest current;

    @Inject
    LoginRate rate;

    @Inject
    HttpServletRequest servletRequest;

    IssuedToken of(AuthRequest request, Supplier<IssuedToken> login) {
        AuthRequest.Password claim = request.claim();
        current.claimedBy(claimant(claim), "identity:authenticate");
        IssuedToken issued = rate.limit(servletRequest.getRemoteAddr(), key(claim), login);
        current.claimedBy(holder(issued.view()), "identity:authenticate");
        return issued;
    }

    /** By somebody else's word, so that only a success has a name. */
    <T> T ofVouched(Supplier<T> login, Function<T, IssuedToken> token) {
        T done = rate.limit(servletRequest.getRemoteAddr(), null, login);
        current.claimedBy(holder(token.apply(done).view()), "identity:authenticate");
        return done;
    }

    void ofPasswordOf(String userId, Runnable change) {
        current.claimedBy(claimant(userId, null, null), "identity:change_password");
        rate.limit(servletRequest.getRemoteAddr(), userId, () -> {
            change.run();
            return userId;
        });
    }

    private static String key(AuthRequest.Password claim) {
        if (claim == null) {
            return null;
        }
        return claim.userId() != null
                ? claim.userId()
                : claim.userName() + "@" + (claim.domainId() == null ? claim.domainName() : claim.domainId());
    }

    private RequestContext claimant(AuthRequest.Password claim) {
        return claim == null ? null : claimant(claim.userId(), claim.userName(), claim.domainId());
    }

    private RequestContext claimant(String id, String name, String domainId) {
        return new RequestContext(current.requestId(), id, name, domainId, null, null, false, Set.of());
    }

    private RequestContext holder(TokenView view) {
        return new RequestContext(
                current.requestId(),
                view.user().id(),
                view.user().name(),
                view.user().domain().id(),
                view.project() == null ? null : view.project().id(),
                view.domain() == null ? null : view.domain().id(),
                view.system(),
                view.roleNames());
    }
}
