package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.OwnPasswordService;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.identity.UserService;
import org.ustack.kernel.RequestContext;

/** Changes a password as the API does, and takes the caller's sign-in along to the new epoch. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnPasswordServiceBean implements OwnPasswordService {

    @Inject
    UserService users;

    @Inject
    Accounts accounts;

    @Inject
    PasswordRules rules;

    @Inject
    TokenService tokens;

    @Inject
    TokenMethod byToken;

    @Inject
    TokenIssuer issuer;

    @Inject
    SignIns signIns;

    @Override
    public Terms terms() {
        return rules.terms();
    }

    @Override
    public Standing standing(RequestContext caller) {
        return accounts.find(caller.userId())
                .map(account -> rules.standing(account.hash() != null, account.password(), account.options()))
                .orElseThrow(Authentication::refused);
    }

    @Override
    public IssuedToken change(RequestContext caller, String token, String oldPassword, String newPassword) {
        TokenView view = tokens.show(caller, token);
        Proven proven = byToken.prove(new AuthRequest.Token(token));
        users.changePassword(caller.userId(), oldPassword, newPassword);
        int epoch = accounts.find(caller.userId())
                .orElseThrow(Authentication::refused)
                .epoch();
        Scope scope = view.project() == null
                ? Scope.of(Scope.Kind.UNSCOPED)
                : Scope.project(view.project().id());
        IssuedToken goingOn = issuer.issue(proven.at(epoch), scope);
        signIns.keepOnly(view);
        return goingOn;
    }
}
