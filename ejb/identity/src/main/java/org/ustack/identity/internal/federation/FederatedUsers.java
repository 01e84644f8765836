package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import org.ustack.identity.UserDraft;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.FederatedUser;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.IdentityProvider;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.IdentityChanges;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;

/** The users that stand here for those whom providers vouch for, in the domain of their provider. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FederatedUsers {

    private static final int NAME_MAX = 255;

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    /** Made at the first login, called as the provider calls it now. @return its id */
    public String keep(IdentityProvider provider, String protocol, Mapped.User mapped) {
        String uniqueId = mapped.id() == null ? mapped.name() : mapped.id();
        String name = mapped.name() == null ? mapped.id() : mapped.name();
        if (uniqueId == null || uniqueId.isBlank() || uniqueId.length() > NAME_MAX || name.length() > NAME_MAX) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        Map<String, Object> extra = mapped.email() == null ? Map.of() : Map.of("email", mapped.email());
        FederatedUser known = find(provider.id(), protocol, uniqueId);
        User user = known == null ? null : em.find(User.class, known.userId());
        if (user != null) {
            String free = free(provider.domainId(), user.id(), name);
            if (!user.name().equals(free) || !extra.isEmpty()) {
                user.change(new UserDraft(free, null, null, null, null, null, extra));
                changes.record(IdentityChange.Kind.USER, user.id());
            }
            return user.id();
        }
        String id = ids.hex();
        em.persist(new User(
                id,
                provider.domainId(),
                new UserDraft(free(provider.domainId(), id, name), null, null, true, null, null, extra)));
        em.flush();
        em.persist(new FederatedUser(id, provider.id(), protocol, uniqueId));
        return id;
    }

    private FederatedUser find(String providerId, String protocol, String uniqueId) {
        return em.createQuery(
                        "select f from FederatedUser f where f.providerId = :provider and f.protocol = :protocol"
                                + " and f.uniqueId = :id",
                        FederatedUser.class)
                .setParameter("provider", providerId)
                .setParameter("protocol", protocol)
                .setParameter("id", uniqueId)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    /** Names are unique in a domain, and what providers call people need not be. */
    private String free(String domainId, String id, String name) {
        boolean taken = store.where(User.class, "domainId", domainId, "name", name).stream()
                .anyMatch(other -> !other.id().equals(id));
        String longer = name + "-" + id.substring(0, 8);
        return !taken ? name : longer.length() <= NAME_MAX ? longer : id;
    }

    /** One that was here before. Empty if there is none, or not exactly one is meant. */
    public Optional<String> local(Mapped.User mapped) {
        if (mapped.id() != null) {
            return Optional.ofNullable(em.find(User.class, mapped.id())).map(User::id);
        }
        if (mapped.name() == null || mapped.domain() == null) {
            return Optional.empty();
        }
        return domain(mapped.domain())
                .flatMap(domainId -> store.where(User.class, "domainId", domainId, "name", mapped.name()).stream()
                        .findFirst())
                .map(User::id);
    }

    /** Empty if there is none. */
    public Optional<String> domain(Mapped.Place place) {
        return place.id() != null
                ? Optional.ofNullable(em.find(Domain.class, place.id())).map(Domain::id)
                : store.where(Domain.class, "name", place.name()).stream()
                        .map(Domain::id)
                        .findFirst();
    }

    public Optional<FederatedUser> vouched(String userId) {
        return Optional.ofNullable(em.find(FederatedUser.class, userId));
    }
}
