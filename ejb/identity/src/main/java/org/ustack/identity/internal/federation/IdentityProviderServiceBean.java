package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.FederatedUser;
import org.ustack.identity.domain.FederationMapping;
import org.ustack.identity.domain.FederationProtocol;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.identity.domain.RemoteId;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class IdentityProviderServiceBean implements IdentityProviderService {

    private static final String KIND = "identity_provider";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    FederationRows rows;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Override
    public Provider create(RequestContext caller, String id, Draft draft) {
        IdentityAccess.must(caller, "identity:create_identity_provider");
        if (em.find(IdentityProvider.class, id) != null) {
            throw conflict(KIND, "Duplicate entry: " + id);
        }
        requireFree(id, draft.remoteIds());
        IdentityProvider provider = new IdentityProvider(id, domain(id, draft.domainId()));
        provider.change(draft);
        em.persist(provider);
        // The rows that follow refer to it.
        em.flush();
        setRemoteIds(id, draft.remoteIds());
        return view(provider);
    }

    private String domain(String providerId, String domainId) {
        if (domainId != null) {
            if (em.find(Domain.class, domainId) == null) {
                throw IdentityError.invalid("Could not find domain: " + domainId + ".");
            }
            return domainId;
        }
        String made = ids.hex();
        String description = "Auto generated federated domain for Identity Provider: " + providerId;
        em.persist(new Domain(made, new DomainDraft(made, description, true, null, null)));
        em.flush();
        return made;
    }

    @Override
    public List<Provider> list(RequestContext caller, String id, Boolean enabled) {
        IdentityAccess.must(caller, "identity:list_identity_providers");
        return store.where(IdentityProvider.class, "id", id, "enabled", enabled).stream()
                .map(this::view)
                .toList();
    }

    @Override
    public Provider get(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_identity_provider");
        return view(rows.provider(id));
    }

    @Override
    public Provider update(RequestContext caller, String id, Draft draft) {
        IdentityAccess.must(caller, "identity:update_identity_provider");
        IdentityProvider provider = rows.provider(id);
        requireFree(id, draft.remoteIds());
        boolean wasEnabled = provider.enabled();
        provider.change(draft);
        setRemoteIds(id, draft.remoteIds());
        if (wasEnabled && !provider.enabled()) {
            endTokens(id);
        }
        return view(provider);
    }

    @Override
    public void delete(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_identity_provider");
        IdentityProvider provider = rows.provider(id);
        for (FederatedUser federated : people(id)) {
            em.createQuery("delete from RoleAssignment a where a.actorId = :id and a.actorType = 'USER'")
                    .setParameter("id", federated.userId())
                    .executeUpdate();
            User user = em.find(User.class, federated.userId());
            if (user != null) {
                em.remove(user);
            }
            changes.record(IdentityChange.Kind.USER, federated.userId());
        }
        em.flush();
        em.remove(provider);
    }

    private List<FederatedUser> people(String providerId) {
        return em.createQuery("select f from FederatedUser f where f.providerId = :id", FederatedUser.class)
                .setParameter("id", providerId)
                .getResultList();
    }

    /** Nobody acts on the word of a provider that is no longer trusted. */
    private void endTokens(String providerId) {
        for (FederatedUser federated : people(providerId)) {
            em.createQuery("update User u set u.epoch = u.epoch + 1 where u.id = :id")
                    .setParameter("id", federated.userId())
                    .executeUpdate();
            changes.record(IdentityChange.Kind.USER, federated.userId());
        }
    }

    private void requireFree(String id, List<String> remoteIds) {
        for (String remoteId : remoteIds == null ? List.<String>of() : remoteIds) {
            RemoteId taken = em.find(RemoteId.class, remoteId);
            if (taken != null && !taken.providerId().equals(id)) {
                throw conflict(KIND, "Duplicate remote ID: " + remoteId);
            }
        }
    }

    private void setRemoteIds(String id, List<String> remoteIds) {
        if (remoteIds == null) {
            return;
        }
        List<String> present = rows.remoteIds(id);
        present.stream()
                .filter(old -> !remoteIds.contains(old))
                .forEach(old -> em.remove(em.find(RemoteId.class, old)));
        remoteIds.stream()
                .distinct()
                .filter(wanted -> !present.contains(wanted))
                .forEach(wanted -> em.persist(new RemoteId(wanted, id)));
        em.flush();
    }

    @Override
    public Protocol createProtocol(
            RequestContext caller, String providerId, String id, String mappingId, String remoteIdAttribute) {
        IdentityAccess.must(caller, "identity:create_protocol");
        rows.provider(providerId);
        requireMapping(mappingId);
        if (!rows.protocols(providerId, id).isEmpty()) {
            throw conflict("federation_protocol", "Duplicate entry found with ID " + id);
        }
        FederationProtocol protocol = new FederationProtocol(providerId, id);
        protocol.change(mappingId, remoteIdAttribute);
        em.persist(protocol);
        return protocol.view();
    }

    @Override
    public List<Protocol> protocols(RequestContext caller, String providerId) {
        IdentityAccess.must(caller, "identity:list_protocols");
        rows.provider(providerId);
        return rows.protocols(providerId, null).stream()
                .map(FederationProtocol::view)
                .toList();
    }

    @Override
    public Protocol protocol(RequestContext caller, String providerId, String id) {
        IdentityAccess.must(caller, "identity:get_protocol");
        return rows.protocol(providerId, id).view();
    }

    @Override
    public Protocol updateProtocol(
            RequestContext caller, String providerId, String id, String mappingId, String remoteIdAttribute) {
        IdentityAccess.must(caller, "identity:update_protocol");
        if (mappingId != null) {
            requireMapping(mappingId);
        }
        FederationProtocol protocol = rows.protocol(providerId, id);
        protocol.change(mappingId, remoteIdAttribute);
        return protocol.view();
    }

    @Override
    public void deleteProtocol(RequestContext caller, String providerId, String id) {
        IdentityAccess.must(caller, "identity:delete_protocol");
        em.remove(rows.protocol(providerId, id));
    }

    private void requireMapping(String mappingId) {
        if (em.find(FederationMapping.class, mappingId) == null) {
            throw IdentityError.invalid("Invalid mapping id: " + mappingId);
        }
    }

    private Provider view(IdentityProvider provider) {
        return provider.view(rows.remoteIds(provider.id()));
    }

    static CloudException conflict(String kind, String reason) {
        return new CloudException(IdentityError.CONFLICT, "kind", kind, "reason", reason);
    }
}
