package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.Actor;
import org.ustack.identity.CatalogService;
import org.ustack.identity.DomainDraft;
import org.ustack.identity.DomainService;
import org.ustack.identity.EndpointDraft;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.RegionDraft;
import org.ustack.identity.RoleDraft;
import org.ustack.identity.ServiceDraft;
import org.ustack.identity.Target;
import org.ustack.identity.UserDraft;
import org.ustack.identity.domain.CatalogEntry;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Endpoint;
import org.ustack.identity.domain.ImpliedRole;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.Region;
import org.ustack.identity.domain.Role;
import org.ustack.identity.domain.RoleAssignment;
import org.ustack.identity.domain.User;
import org.ustack.kernel.Ids;

/** What every cloud begins with. Each step looks first, so that it can run at every start. */
@Stateless
public class Seed {

    private static final String ADMIN = "admin";
    private static final String REGION = "RegionOne";
    private static final List<String> CHAIN = List.of(ADMIN, "manager", "member", "reader");
    private static final List<String> OTHER_ROLES = List.of("service", "ResellerAdmin");
    private static final Map<String, String> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("identity", "/identity");
        SERVICES.put("compute", "/compute/v2.1");
        SERVICES.put("image", "/image");
        SERVICES.put("network", "/network");
        SERVICES.put("placement", "/placement");
        SERVICES.put("ustack", "/ustack/v1");
    }

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Whether the admin's row is there, enabled or not. */
    public boolean hasAdmin() {
        return !store.where(User.class, "domainId", DomainService.DEFAULT_ID, "name", ADMIN)
                .isEmpty();
    }

    /** @param adminHash the admin's password, or null if the admin is there already */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void plant(String adminHash) {
        if (em.find(Domain.class, DomainService.DEFAULT_ID) == null) {
            em.persist(new Domain(
                    DomainService.DEFAULT_ID, new DomainDraft("Default", "The default domain", null, null, null)));
            roles();
        }
        if (adminHash != null) {
            admin(adminHash);
        }
        if (store.where(CatalogEntry.class).isEmpty()) {
            catalog();
        }
    }

    private void roles() {
        String prior = null;
        for (String name : CHAIN) {
            String id = role(name);
            if (prior != null) {
                em.persist(new ImpliedRole(prior, id));
            }
            prior = id;
        }
        OTHER_ROLES.forEach(this::role);
    }

    private String role(String name) {
        Role role = new Role(ids.hex(), new RoleDraft(name, null, null, null, null));
        em.persist(role);
        return role.id();
    }

    private void admin(String hash) {
        List<Project> there = store.where(Project.class, "domainId", DomainService.DEFAULT_ID, "name", ADMIN);
        Project project = there.isEmpty()
                ? new Project(
                        ids.hex(),
                        DomainService.DEFAULT_ID,
                        null,
                        new ProjectDraft(ADMIN, null, null, "The administrators' project", null, null, null, null))
                : there.get(0);
        em.persist(project);
        User user = new User(
                ids.hex(), DomainService.DEFAULT_ID, new UserDraft(ADMIN, null, project.id(), null, null, null, null));
        user.setPassword(hash, clock.instant());
        em.persist(user);
        String role =
                store.where(Role.class, "domainId", "", "name", ADMIN).get(0).id();
        for (Target target : List.of(Target.project(project.id()), Target.SYSTEM)) {
            em.persist(new RoleAssignment(Actor.user(user.id()), target, role, false));
        }
    }

    private void catalog() {
        if (em.find(Region.class, REGION) == null) {
            em.persist(new Region(REGION, new RegionDraft(REGION, null, null, null)));
        }
        SERVICES.forEach((type, path) -> {
            CatalogEntry service = new CatalogEntry(ids.hex(), new ServiceDraft(type, type, null, null, null));
            em.persist(service);
            for (String face : List.of("public", "internal", "admin")) {
                EndpointDraft draft =
                        new EndpointDraft(service.id(), REGION, face, CatalogService.PUBLIC_URL + path, null, null);
                em.persist(new Endpoint(ids.hex(), draft));
            }
        });
    }
}
