package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.identity.ServiceProviderService;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.RequestContext;

@Stateless
public class ServiceProviderServiceBean implements ServiceProviderService {

    private static final Class<org.ustack.identity.domain.ServiceProvider> ROW =
            org.ustack.identity.domain.ServiceProvider.class;

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Override
    public ServiceProvider create(RequestContext caller, String id, Draft draft) {
        IdentityAccess.must(caller, "identity:create_service_provider");
        if (em.find(ROW, id) != null) {
            throw IdentityProviderServiceBean.conflict("service_provider", "Duplicate entry found with ID " + id);
        }
        var row = new org.ustack.identity.domain.ServiceProvider(id);
        row.change(draft);
        em.persist(row);
        return row.view();
    }

    @Override
    public List<ServiceProvider> list(RequestContext caller, String id, Boolean enabled) {
        IdentityAccess.must(caller, "identity:list_service_providers");
        return store.where(ROW, "id", id, "enabled", enabled).stream()
                .map(row -> row.view())
                .toList();
    }

    @Override
    public ServiceProvider get(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_service_provider");
        return row(id).view();
    }

    @Override
    public ServiceProvider update(RequestContext caller, String id, Draft draft) {
        IdentityAccess.must(caller, "identity:update_service_provider");
        var row = row(id);
        row.change(draft);
        return row.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_service_provider");
        em.remove(row(id));
    }

    @Override
    public List<ServiceProvider> enabled() {
        return store.where(ROW, "enabled", true).stream().map(row -> row.view()).toList();
    }

    private org.ustack.identity.domain.ServiceProvider row(String id) {
        return store.require(ROW, id, "Service Provider");
    }
}
