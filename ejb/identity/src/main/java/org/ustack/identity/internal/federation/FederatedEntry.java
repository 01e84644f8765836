package org.ustack.identity.internal.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.domain.FederationMapping;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.identity.internal.OutsideTokens;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** From what a provider was found to say of somebody to a token: by the mapping of the protocol it came by. */
@ApplicationScoped
public class FederatedEntry {

    @Inject
    FederationRows rows;

    @Inject
    FederatedUsers users;

    @Inject
    MappedPlaces places;

    @Inject
    VouchedGroups vouchedGroups;

    @Inject
    OutsideTokens tokens;

    /** @param claims of a token that is good */
    IssuedToken enter(IdentityProvider provider, String protocol, Map<String, Object> claims) {
        FederationMapping mapping =
                rows.mapping(rows.protocol(provider.id(), protocol).mappingId());
        Mapped mapped = MappingRules.apply(mapping.id(), mapping.rules(), Assertion.of(claims));
        if (mapped.user().local()) {
            String userId =
                    users.local(mapped.user()).orElseThrow(() -> new CloudException(CommonError.NOT_AUTHENTICATED));
            return tokens.issue(userId, AuthMethod.OPENID);
        }
        // All that the mapping leads to is looked for before anything is made.
        Set<String> groups = places.groups(mapped, mapping.id());
        places.requireRoles(provider, mapped.projects());
        String userId = users.keep(provider, protocol, mapped.user());
        places.projects(provider, userId, mapped.projects());
        Integer minutes = provider.authorizationTtl();
        vouchedGroups.set(userId, groups, minutes == null ? Duration.ZERO : Duration.ofMinutes(minutes));
        return tokens.issue(userId, AuthMethod.OPENID);
    }
}
