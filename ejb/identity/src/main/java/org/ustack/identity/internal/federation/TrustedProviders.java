package org.ustack.identity.internal.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logging.Logger;
import org.ustack.identity.FederationError;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** The providers whose word is taken now: enabled, with that protocol, and set up by the operator. */
@ApplicationScoped
public class TrustedProviders {

    private static final Logger LOG = Logger.getLogger(TrustedProviders.class);

    @Inject
    FederationRows rows;

    @Inject
    OidcClients clients;

    /** A provider with all that is known of it. @param remoteIds its issuers */
    record Trusted(IdentityProvider row, List<String> remoteIds, OidcClients.Client client) {}

    /**
     * @param providerId null for the only one with that protocol
     * @throws CloudException {@link org.ustack.identity.IdentityError#NOT_FOUND} for an unknown one,
     *     {@link FederationError#NOT_TRUSTED} for one that is disabled, {@link CommonError#NOT_AUTHENTICATED} for one without a client
     */
    Trusted find(String providerId, String protocol) {
        String id = providerId == null ? onlyOne(protocol) : providerId;
        IdentityProvider provider = rows.provider(id);
        rows.protocol(id, protocol);
        if (!provider.enabled()) {
            LOG.infof("identity provider %s is disabled", id);
            throw new CloudException(FederationError.NOT_TRUSTED);
        }
        OidcClients.Client client = clients.of(id).orElseThrow(() -> {
            LOG.warnf("oidc-clients.json says nothing of identity provider %s, so that nobody can log in by it", id);
            return new CloudException(CommonError.NOT_AUTHENTICATED);
        });
        return new Trusted(provider, rows.remoteIds(id), client);
    }

    private String onlyOne(String protocol) {
        List<String> all = rows.protocols(null, protocol).stream()
                .map(each -> each.view().providerId())
                .toList();
        if (all.size() != 1) {
            LOG.infof("%d identity providers have the protocol %s: name one", all.size(), protocol);
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        return all.get(0);
    }
}
