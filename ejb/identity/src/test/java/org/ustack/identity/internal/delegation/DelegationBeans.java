package org.ustack.identity.internal.delegation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.ustack.identity.ApplicationCredentialService;
import org.ustack.identity.OAuthService;
import org.ustack.identity.TrustService;
import org.ustack.identity.internal.Accounts;
import org.ustack.identity.internal.AuthenticationMethod;
import org.ustack.identity.internal.EffectiveRoles;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.identity.internal.IdentitySecrets;
import org.ustack.identity.internal.SealedSecrets;
import org.ustack.identity.internal.TokenLifetime;
import org.ustack.kernel.Ids;

/** Delegation's beans of one transaction, wired by hand. */
public final class DelegationBeans {

    public final ApplicationCredentialService applicationCredentials;
    public final TrustService trusts;
    public final OAuthService oauth;
    public final ApplicationCredentials credentialRows = new ApplicationCredentials();
    public final DelegationRows rows = new DelegationRows();
    public final TrustEntry entry = new TrustEntry();
    public final List<AuthenticationMethod> methods;

    public DelegationBeans(
            EntityManager em,
            Clock clock,
            IdentityRepository store,
            IdentityChanges changes,
            EffectiveRoles effective,
            Accounts accounts,
            IdentitySecrets secrets,
            SealedSecrets sealed,
            TokenLifetime lifetime) {
        Ids ids = Ids.random();
        rows.em = em;
        rows.roles = effective;
        rows.clock = clock;
        entry.em = em;
        entry.clock = clock;
        NamedRoles named = new NamedRoles();
        named.em = em;
        named.store = store;
        named.effective = effective;
        AccessRules rules = new AccessRules();
        rules.em = em;
        rules.store = store;
        rules.ids = ids;
        credentialRows.em = em;
        credentialRows.store = store;
        credentialRows.roles = named;
        credentialRows.rules = rules;
        credentialRows.changes = changes;
        credentialRows.ids = ids;
        credentialRows.clock = clock;
        ApplicationCredentialServiceBean credentialBean = new ApplicationCredentialServiceBean();
        credentialBean.rows = credentialRows;
        credentialBean.rules = rules;
        credentialBean.secrets = secrets;
        applicationCredentials = credentialBean;
        TrustServiceBean trustBean = new TrustServiceBean();
        trustBean.em = em;
        trustBean.store = store;
        trustBean.roles = named;
        trustBean.changes = changes;
        trustBean.ids = ids;
        trustBean.clock = clock;
        trusts = trustBean;
        OAuthTokens signatures = new OAuthTokens();
        signatures.em = em;
        signatures.secrets = sealed;
        signatures.clock = clock;
        OAuthServiceBean oauthBean = new OAuthServiceBean();
        oauthBean.em = em;
        oauthBean.store = store;
        oauthBean.signatures = signatures;
        oauthBean.secrets = sealed;
        oauthBean.roles = named;
        oauthBean.changes = changes;
        oauthBean.clock = clock;
        oauth = oauthBean;
        methods = List.of(byCredential(accounts, secrets, lifetime), byAccessToken(accounts, signatures, lifetime));
    }

    private AuthenticationMethod byCredential(Accounts accounts, IdentitySecrets secrets, TokenLifetime lifetime) {
        ApplicationCredentialMethod method = new ApplicationCredentialMethod();
        method.accounts = accounts;
        method.rows = rows;
        method.secrets = secrets;
        method.lifetime = lifetime;
        return method;
    }

    private static AuthenticationMethod byAccessToken(
            Accounts accounts, OAuthTokens signatures, TokenLifetime lifetime) {
        OAuthMethod method = new OAuthMethod();
        method.signatures = signatures;
        method.accounts = accounts;
        method.lifetime = lifetime;
        return method;
    }
}
