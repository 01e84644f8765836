package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainService;
import org.ustack.identity.DomainView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Project;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class DomainServiceBean implements DomainService {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Override
    public DomainView create(RequestContext caller, String explicitId, DomainDraft draft) {
        IdentityAccess.must(caller, "identity:create_domain");
        store.requireFree(Domain.class, null, "domain", draft.name(), "name", draft.name());
        if (explicitId != null && em.find(Domain.class, explicitId) != null) {
            throw IdentityError.duplicate("domain", explicitId);
        }
        Domain domain = new Domain(explicitId == null ? ids.hex() : explicitId, draft);
        em.persist(domain);
        return domain.view();
    }

    @Override
    public List<DomainView> list(RequestContext caller, String name, Boolean enabled) {
        IdentityAccess.must(caller, "identity:list_domains");
        return store.where(Domain.class, "name", name, "enabled", enabled).stream()
                .map(Domain::view)
                .toList();
    }

    @Override
    public DomainView get(RequestContext caller, String id) {
        IdentityAccess.must(caller, "identity:get_domain", Map.of("target.domain.id", id));
        return store.require(Domain.class, id, "domain").view();
    }

    @Override
    public DomainView update(RequestContext caller, String id, DomainDraft draft) {
        Domain domain = store.require(Domain.class, id, "domain");
        IdentityAccess.must(caller, "identity:update_domain");
        if (draft.name() != null) {
            store.requireFree(Domain.class, domain, "domain", draft.name(), "name", draft.name());
        }
        if (domain.change(draft)) {
            em.createQuery("update User u set u.epoch = u.epoch + 1 where u.domainId = :domain")
                    .setParameter("domain", id)
                    .executeUpdate();
            em.createQuery("update Project p set p.epoch = p.epoch + 1 where p.domainId = :domain")
                    .setParameter("domain", id)
                    .executeUpdate();
        }
        changes.record(IdentityChange.Kind.DOMAIN, id);
        return domain.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        Domain domain = store.require(Domain.class, id, "domain");
        IdentityAccess.must(caller, "identity:delete_domain");
        if (domain.enabled()) {
            throw IdentityError.notNow("Cannot delete a domain that is enabled, please disable it first.");
        }
        if (id.equals(DEFAULT_ID)) {
            throw IdentityError.notNow("Cannot delete the default domain.");
        }
        deleteContents(id);
        em.remove(domain);
        changes.record(IdentityChange.Kind.DOMAIN, id);
        // Groups and roles of the domain may have counted elsewhere.
        changes.record(IdentityChange.Kind.ROLES, id);
    }

    private void deleteContents(String id) {
        for (String statement : List.of(
                "delete from RoleAssignment a where a.targetId = :domain and a.targetType = 'DOMAIN'",
                "delete from RoleAssignment a where a.targetType = 'PROJECT'"
                        + " and a.targetId in (select p.id from Project p where p.domainId = :domain)",
                "delete from RoleAssignment a where a.actorType = 'USER'"
                        + " and a.actorId in (select u.id from User u where u.domainId = :domain)",
                "delete from RoleAssignment a where a.actorType = 'GROUP'"
                        + " and a.actorId in (select g.id from UserGroup g where g.domainId = :domain)",
                "delete from ResourceLimit l where l.ownerId = :domain and l.ownerType = 'DOMAIN'",
                "delete from ResourceLimit l where l.ownerType = 'PROJECT'"
                        + " and l.ownerId in (select p.id from Project p where p.domainId = :domain)",
                "delete from User u where u.domainId = :domain",
                "delete from UserGroup g where g.domainId = :domain",
                "delete from Role r where r.domainId = :domain")) {
            em.createQuery(statement).setParameter("domain", id).executeUpdate();
        }
        List<Project> roots = store.projects(id, null, null).stream()
                .filter(project -> project.parentId() == null)
                .toList();
        for (Project root : roots) {
            List<Project> below = new java.util.ArrayList<>(store.below(root.id()));
            Collections.reverse(below);
            below.add(root);
            for (Project project : below) {
                em.remove(project);
                // One by one, leaves first: the rows refer to each other.
                em.flush();
            }
        }
    }
}
