package org.ustack.identity.internal.delegation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.internal.Accounts;
import org.ustack.identity.internal.Authentication;
import org.ustack.identity.internal.AuthenticationMethod;
import org.ustack.identity.internal.IdentitySecrets;
import org.ustack.identity.internal.Proven;
import org.ustack.identity.internal.TokenLifetime;
import org.ustack.identity.internal.TokenPayload;

/** Method {@code application_credential}. The secret costs as much to check as a password, whether or not it exists. */
@ApplicationScoped
public class ApplicationCredentialMethod implements AuthenticationMethod {

    @Inject
    Accounts accounts;

    @Inject
    DelegationRows rows;

    @Inject
    IdentitySecrets secrets;

    @Inject
    TokenLifetime lifetime;

    @Override
    public Class<AuthRequest.ApplicationCredential> takes() {
        return AuthRequest.ApplicationCredential.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        AuthRequest.ApplicationCredential claim = (AuthRequest.ApplicationCredential) proof;
        DelegationRows.Key key = find(claim).orElse(null);
        Accounts.Account owner =
                key == null ? null : accounts.find(key.userId()).orElse(null);
        boolean right = right(key, claim.secret());
        // A lockout closes the password's door; this one has a secret of its own.
        if (key == null || owner == null || !owner.enabled() || !key.valid() || !right) {
            throw Authentication.refused();
        }
        TokenPayload.Grant grant = new TokenPayload.Grant(TokenPayload.GrantKind.APPLICATION_CREDENTIAL, key.id());
        return Proven.plain(owner, AuthMethod.APPLICATION_CREDENTIAL, lifetime.end())
                .under(grant, key.projectId(), key.expiresAt());
    }

    private Optional<DelegationRows.Key> find(AuthRequest.ApplicationCredential claim) {
        if (claim.id() != null) {
            return rows.key(claim.id());
        }
        return accounts.find(claim.owner()).flatMap(owner -> rows.key(owner.userId(), claim.name()));
    }

    private boolean right(DelegationRows.Key key, String secret) {
        String hash = key == null ? null : key.secretHash();
        if (key != null && secrets.recentPasswords().proves(key.id(), hash, secret)) {
            return true;
        }
        boolean right = secrets.passwords().matches(secret, hash);
        if (right) {
            secrets.recentPasswords().remember(key.id(), hash, secret);
        }
        return right;
    }
}
