package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.ustack.identity.AccountService;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.identity.domain.FederatedUser;
import org.ustack.identity.domain.User;
import org.ustack.kernel.RequestContext;

@Stateless
public class AccountServiceBean implements AccountService {

    private static final String KIND = "user";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    Accounts accounts;

    @Inject
    PasswordRules rules;

    @Override
    public Account account(RequestContext caller, String userId) {
        User user = require(caller, userId, "identity:get_user");
        FederatedUser vouched = em.find(FederatedUser.class, userId);
        Keeper keeper = vouched != null ? Keeper.PROVIDER : Keeper.CLOUD;
        return new Account(
                em.find(DirectoryEntry.class, userId) != null ? Keeper.DIRECTORY : keeper,
                vouched == null ? null : vouched.providerId(),
                user.enabled(),
                user.passwordHash() != null,
                user.passwordHash() == null ? null : user.password().setAt(),
                accounts.lockedUntil(user),
                rules.asleep(user),
                user.lastActiveOn());
    }

    @Override
    public void unlock(RequestContext caller, String userId) {
        require(caller, userId, "identity:update_user");
        accounts.clearFailures(userId);
    }

    private User require(RequestContext caller, String userId, String rule) {
        IdentityAccess.must(caller, rule, IdentityAccess.of(em.find(User.class, userId)));
        return store.require(User.class, userId, KIND);
    }
}
