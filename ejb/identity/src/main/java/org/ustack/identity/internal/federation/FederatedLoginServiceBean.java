package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ustack.identity.FederatedLoginService;
import org.ustack.identity.IssuedToken;

/** Asks a provider for its keys outside of any transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FederatedLoginServiceBean implements FederatedLoginService {

    @Inject
    TrustedProviders trusted;

    @Inject
    BearerTokens bearers;

    @Inject
    FederatedUsers users;

    @Inject
    FederatedEntry entry;

    @Inject
    VouchedGroups vouchedGroups;

    @Override
    public IssuedToken login(String providerId, String protocol, String bearer) {
        TrustedProviders.Trusted provider = trusted.find(providerId, protocol);
        return entry.enter(provider.row(), protocol, bearers.check(bearer, provider.remoteIds(), provider.client()));
    }

    @Override
    public Optional<Vouched> vouched(String userId) {
        return users.vouched(userId)
                .map(federated -> new Vouched(
                        federated.providerId(), federated.protocol(), List.copyOf(vouchedGroups.of(userId))));
    }
}
