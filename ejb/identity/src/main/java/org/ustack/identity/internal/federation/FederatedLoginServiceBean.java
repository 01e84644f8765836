package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.FederationError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.domain.FederationMapping;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.identity.internal.OutsideTokens;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** Asks a provider for its keys outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FederatedLoginServiceBean implements FederatedLoginService {

    private static final Logger LOG = Logger.getLogger(FederatedLoginServiceBean.class);

    @Inject
    FederationRows rows;

    @Inject
    OidcClients clients;

    @Inject
    BearerTokens bearers;

    @Inject
    FederatedUsers users;

    @Inject
    MappedPlaces places;

    @Inject
    VouchedGroups vouchedGroups;

    @Inject
    OutsideTokens tokens;

    @Override
    public IssuedToken login(String providerId, String protocol, String bearer) {
        IdentityProvider provider = rows.provider(providerId);
        String mappingId = rows.protocol(providerId, protocol).mappingId();
        if (!provider.enabled()) {
            LOG.infof("identity provider %s is disabled", providerId);
            throw new CloudException(FederationError.NOT_TRUSTED);
        }
        OidcClients.Client client = clients.of(providerId).orElseThrow(() -> {
            LOG.warnf("there are no audiences for identity provider %s, so that nobody can log in by it", providerId);
            return refused();
        });
        Map<String, Object> claims = bearers.check(bearer, rows.remoteIds(providerId), client);
        FederationMapping mapping = rows.mapping(mappingId);
        Mapped mapped = MappingRules.apply(mapping.id(), mapping.rules(), Assertion.of(claims));
        if (mapped.user().local()) {
            String userId = users.local(mapped.user()).orElseThrow(FederatedLoginServiceBean::refused);
            return tokens.issue(userId, AuthMethod.OPENID);
        }
        Set<String> groups = places.groups(mapped, mappingId);
        places.requireRoles(provider, mapped.projects());
        String userId = users.keep(provider, protocol, mapped.user());
        places.projects(provider, userId, mapped.projects());
        Integer minutes = provider.authorizationTtl();
        vouchedGroups.set(userId, groups, minutes == null ? Duration.ZERO : Duration.ofMinutes(minutes));
        return tokens.issue(userId, AuthMethod.OPENID);
    }

    @Override
    public Optional<Vouched> vouched(String userId) {
        return users.vouched(userId)
                .map(federated -> new Vouched(
                        federated.providerId(), federated.protocol(), List.copyOf(vouchedGroups.of(userId))));
    }

    private static CloudException refused() {
        return new CloudException(CommonError.NOT_AUTHENTICATED);
    }
}
