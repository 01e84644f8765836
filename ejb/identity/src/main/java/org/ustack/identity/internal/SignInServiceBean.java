package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.SignInService;
import org.ustack.identity.SignInView;
import org.ustack.identity.TokenService;
import org.ustack.kernel.RequestContext;

/** Everybody's own only: each verb works on the caller's. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInServiceBean implements SignInService {

    @Inject
    SignIns rows;

    @Inject
    TokenService tokens;

    @Override
    public void begin(IssuedToken issued, String address, String browser) {
        rows.begin(issued.view(), address, browser);
    }

    @Override
    public void used(String id) {
        rows.used(id);
    }

    @Override
    public List<SignInView> own(RequestContext caller) {
        return rows.of(caller.userId());
    }

    @Override
    public void end(RequestContext caller, String id) {
        rows.end(caller.userId(), id);
    }

    @Override
    public int endOthers(RequestContext caller, String id) {
        return rows.endOthers(caller.userId(), id);
    }

    @Override
    public void leave(RequestContext caller, String token) {
        rows.leave(tokens.show(caller, token));
    }

    @Override
    public void endEverything(RequestContext caller) {
        rows.endEverything(caller.userId());
    }
}
