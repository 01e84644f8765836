package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.CredentialDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.SecondFactorService.State;
import org.ustack.identity.domain.Credential;
import org.ustack.identity.domain.DirectoryEntry;
import org.ustack.identity.domain.User;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;

/** The rows of {@link SecondFactorServiceBean}: secrets as credentials of type {@code totp}, the rule in the user's options. */
@Stateless
public class SecondFactors {

    private static final String TYPE = AuthMethod.TOTP.label();

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    MultiFactorRules rules;

    @Inject
    SealedSecrets secrets;

    @Inject
    Ids ids;

    public State state(String userId) {
        return state(em.find(User.class, userId));
    }

    private State state(User user) {
        boolean ruled = !rules.of(user.id()).rules().isEmpty();
        boolean imposed = ruled && !user.secondFactorOwn();
        boolean hasPassword = user.passwordHash() != null || em.find(DirectoryEntry.class, user.id()) != null;
        return new State(there(user.id()), ruled, imposed, hasPassword && !imposed);
    }

    private boolean there(String userId) {
        return !store.where(Credential.class, "userId", userId, "kind", TYPE).isEmpty();
    }

    /** What the code of the device is labelled with. */
    public String nameOf(String userId) {
        return em.find(User.class, userId).name();
    }

    public void store(String userId, String secret) {
        if (there(userId)) {
            throw new CloudException(IdentityError.SECOND_FACTOR_THERE);
        }
        Credential row = new Credential(ids.hex());
        row.change(new CredentialDraft(userId, null, TYPE, null), secrets.seal(secret));
        em.persist(row);
    }

    public void require(String userId) {
        User user = em.find(User.class, userId);
        State state = state(user);
        if (!state.there()) {
            throw new CloudException(IdentityError.SECOND_FACTOR_MISSING);
        }
        if (!state.requirable()) {
            throw new CloudException(IdentityError.SECOND_FACTOR_IMPOSED);
        }
        user.requireSecondFactor();
    }

    public void release(String userId) {
        requireOwn(userId).releaseSecondFactor();
    }

    public void remove(String userId) {
        User user = requireOwn(userId);
        if (user.secondFactorOwn()) {
            user.releaseSecondFactor();
        }
        store.where(Credential.class, "userId", userId, "kind", TYPE).forEach(em::remove);
    }

    /** @throws CloudException {@link IdentityError#SECOND_FACTOR_IMPOSED} where an administrator has ruled */
    public User requireOwn(String userId) {
        User user = em.find(User.class, userId);
        if (state(user).imposed()) {
            throw new CloudException(IdentityError.SECOND_FACTOR_IMPOSED);
        }
        return user;
    }
}
