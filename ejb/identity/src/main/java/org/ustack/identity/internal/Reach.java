package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.DomainView;
import org.ustack.identity.ProjectView;
import org.ustack.identity.Target;
import org.ustack.identity.TokenService;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.RevokedToken;
import org.ustack.identity.domain.RoleAssignment;

/** Where a user can go, and the end of a single token. */
@Stateless
public class Reach {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    EffectiveRoles roles;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    public List<ProjectView> projects(String userId) {
        Set<Project> found = new LinkedHashSet<>();
        for (RoleAssignment assignment : roles.assignmentsOf(userId)) {
            Target target = assignment.target();
            if (target.type() == Target.Type.PROJECT && !assignment.inherited()) {
                found.add(em.find(Project.class, target.id()));
            } else if (target.type() == Target.Type.PROJECT) {
                found.addAll(store.below(target.id()));
            } else if (target.type() == Target.Type.DOMAIN && assignment.inherited()) {
                found.addAll(store.projects(target.id(), null, null));
            }
        }
        return store.views(found.stream()
                .filter(project -> project != null
                        && project.enabled()
                        && em.find(Domain.class, project.domainId()).enabled())
                .sorted(Comparator.comparing(Project::name).thenComparing(Project::id))
                .toList());
    }

    public List<DomainView> domains(String userId) {
        return roles.assignmentsOf(userId).stream()
                .filter(assignment -> assignment.target().type() == Target.Type.DOMAIN && !assignment.inherited())
                .map(assignment -> assignment.target().id())
                .distinct()
                .map(id -> em.find(Domain.class, id))
                .filter(domain -> domain != null && domain.enabled())
                .map(Domain::view)
                .sorted(Comparator.comparing(DomainView::name))
                .toList();
    }

    public boolean system(String userId) {
        return roles.assignmentsOf(userId).stream()
                .anyMatch(assignment -> assignment.target().equals(Target.SYSTEM));
    }

    /** Idempotent. */
    public void revoke(String auditId, Instant expiresAt) {
        if (em.find(RevokedToken.class, auditId) == null) {
            em.persist(new RevokedToken(auditId, expiresAt));
        }
        changes.record(IdentityChange.Kind.TOKEN, auditId);
    }

    /** That token and all that came of it. Idempotent. @param expiresAt when the last of them ends by itself */
    public void revokeChain(String chainId, Instant expiresAt) {
        RevokedToken row = em.find(RevokedToken.class, chainId);
        if (row == null) {
            row = new RevokedToken(chainId, expiresAt);
            em.persist(row);
        }
        row.takeChain();
        changes.record(IdentityChange.Kind.CHAIN, chainId);
    }

    public List<TokenService.Revocation> revocations(Instant since) {
        return em.createQuery(
                        "select c from IdentityChange c where c.kind in :kinds and c.createdAt >= :since order by c.id",
                        IdentityChange.class)
                .setParameter("kinds", List.of(IdentityChange.Kind.TOKEN, IdentityChange.Kind.CHAIN))
                .setParameter("since", since)
                .getResultStream()
                .map(change -> new TokenService.Revocation(
                        change.subject(), change.kind() == IdentityChange.Kind.CHAIN, change.createdAt()))
                .toList();
    }
}
