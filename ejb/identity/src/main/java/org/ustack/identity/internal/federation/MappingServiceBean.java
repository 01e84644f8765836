package org.ustack.identity.internal.federation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.identity.MappingService;
import org.ustack.identity.domain.FederationMapping;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.RequestContext;

@Stateless
public class MappingServiceBean implements MappingService {

    private static final String KIND = "mapping";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Override
    public Mapping create(RequestContext caller, String id, Object mapping) {
        IdentityAccess.must(caller, "identity:create_mapping");
        List<?> rules = MappingSyntax.requireRules(mapping);
        if (em.find(FederationMapping.class, id) != null) {
            throw IdentityProviderServiceBean.conflict(KIND, "Duplicate entry found with ID " + id);
        }
        FederationMapping row = new FederationMapping(id);
        row.set(rules);
        em.persist(row);
        return row.view();
    }

    @Override
    public List<Mapping> list(RequestContext caller) {
        IdentityAccess.must(caller, "identity:list_mappings");
        return store.where(FederationMapping.class).stream()
                .map(FederationMapping::view)
                .toList();
    }

    @Override
    public Mapping get(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_mapping");
        return row(id).view();
    }

    @Override
    public Mapping update(RequestContext caller, String id, Object mapping) {
        IdentityAccess.must(caller, "identity:update_mapping");
        List<?> rules = MappingSyntax.requireRules(mapping);
        FederationMapping row = row(id);
        row.set(rules);
        return row.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:delete_mapping");
        em.remove(row(id));
    }

    private FederationMapping row(String id) {
        return store.require(FederationMapping.class, id, KIND);
    }
}
