package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.identity.IdentityError;
import org.ustack.identity.domain.FederationMapping;
import org.ustack.identity.domain.FederationProtocol;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.identity.domain.RemoteId;
import org.ustack.identity.internal.IdentityRepository;

/** Finds federation's rows; what is not there is {@link IdentityError#NOT_FOUND}. */
@Stateless
public class FederationRows {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    public IdentityProvider provider(String id) {
        return store.require(IdentityProvider.class, id, "Identity Provider");
    }

    public FederationProtocol protocol(String providerId, String name) {
        return protocols(providerId, name).stream()
                .findFirst()
                .orElseThrow(() ->
                        IdentityError.notFound("federated protocol " + name + " for Identity Provider", providerId));
    }

    /** @param name null for all */
    public List<FederationProtocol> protocols(String providerId, String name) {
        return store.where(FederationProtocol.class, "providerId", providerId, "name", name);
    }

    public FederationMapping mapping(String id) {
        return store.require(FederationMapping.class, id, "mapping");
    }

    /** Its own names for itself, sorted. */
    public List<String> remoteIds(String providerId) {
        return store.where(RemoteId.class, "providerId", providerId).stream()
                .map(RemoteId::id)
                .toList();
    }
}
