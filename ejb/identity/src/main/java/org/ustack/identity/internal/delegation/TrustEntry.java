package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.ustack.identity.IdentityError;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Trust;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.Authentication;
import org.ustack.identity.internal.Proven;
import org.ustack.identity.internal.TokenPayload;

/** How a trustee comes to act under a trust. */
@Stateless
public class TrustEntry {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * @param trustee whom the login proved
     * @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} if the trust is for somebody else or its trustor is
     *     disabled; {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if there is none
     */
    public Proven enter(Proven trustee, String trustId) {
        Trust trust = em.find(Trust.class, trustId);
        if (trust == null || !trust.validAt(clock.instant()) || trustee.grant() != null) {
            throw Authentication.refused();
        }
        if (!trust.trusteeId().equals(trustee.userId())) {
            throw IdentityError.notNow("User is not a trustee.");
        }
        User trustor = em.find(User.class, trust.trustorId());
        if (!trustor.enabled()) {
            throw IdentityError.notNow("Trustor is disabled.");
        }
        if (!em.find(Domain.class, trustor.domainId()).enabled()) {
            throw IdentityError.notNow("Trustor domain is disabled.");
        }
        TokenPayload.Grant grant = new TokenPayload.Grant(TokenPayload.GrantKind.TRUST, trustId);
        Proven under = trustee.under(grant, trust.projectId(), trust.expiresAt());
        return trust.impersonation() ? under.as(trustor.id(), trustor.epoch()) : under;
    }

    /** @throws org.ustack.kernel.CloudException {@link IdentityError#NOT_NOW} if none is left */
    public void use(String trustId) {
        int used = em.createQuery("update Trust t set t.remainingUses = t.remainingUses - 1"
                        + " where t.id = :id and t.remainingUses > 0")
                .setParameter("id", trustId)
                .executeUpdate();
        if (used == 0 && em.find(Trust.class, trustId).remainingUses() != null) {
            throw IdentityError.notNow("No remaining uses for trust: " + trustId + ".");
        }
    }
}
