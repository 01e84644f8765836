package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.IdentityError;
import org.ustack.identity.RoleDraft;
import org.ustack.identity.RoleService;
import org.ustack.identity.RoleView;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.ImpliedRole;
import org.ustack.identity.domain.Role;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

@Stateless
public class RoleServiceBean implements RoleService {

    private static final String KIND = "role";
    private static final String ADMIN = "admin";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Ids ids;

    @Override
    public RoleView create(RequestContext caller, RoleDraft draft) {
        IdentityAccess.must(caller, "identity:create_role");
        if (draft.domainId() != null) {
            store.require(Domain.class, draft.domainId(), "domain");
        }
        Role role = new Role(ids.hex(), draft);
        requireFree(null, role.domainKey(), draft.name());
        em.persist(role);
        return role.view();
    }

    private void requireFree(Role self, String domainKey, String name) {
        store.requireFree(Role.class, self, KIND, name, "domainId", domainKey, "name", name);
    }

    @Override
    public List<RoleView> list(RequestContext caller, String domainId, String name) {
        Map<String, String> facts = new HashMap<>();
        facts.put("target.role.domain_id", domainId);
        IdentityAccess.must(caller, "identity:list_roles", facts);
        return store.where(Role.class, "domainId", domainId == null ? "" : domainId, "name", name).stream()
                .map(Role::view)
                .toList();
    }

    @Override
    public RoleView get(RequestContext caller, String id) {
        Role role = store.require(Role.class, id, KIND);
        IdentityAccess.must(caller, "identity:get_role", IdentityAccess.of(role));
        return role.view();
    }

    @Override
    public RoleView update(RequestContext caller, String id, RoleDraft draft) {
        Role role = store.require(Role.class, id, KIND);
        IdentityAccess.must(caller, "identity:update_role");
        if (draft.name() != null) {
            requireFree(role, role.domainKey(), draft.name());
        }
        role.change(draft);
        changes.record(IdentityChange.Kind.ROLES, id);
        return role.view();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        Role role = store.require(Role.class, id, KIND);
        IdentityAccess.must(caller, "identity:delete_role");
        em.remove(role);
        changes.record(IdentityChange.Kind.ROLES, id);
    }

    @Override
    public List<RoleView> implied(RequestContext caller, String priorId) {
        IdentityAccess.must(caller, "identity:list_implied_roles");
        store.require(Role.class, priorId, KIND);
        return impliedViews(store.where(ImpliedRole.class, "priorId", priorId));
    }

    private List<RoleView> impliedViews(List<ImpliedRole> rules) {
        return rules.stream()
                .map(rule -> em.find(Role.class, rule.impliedId()).view())
                .sorted(Comparator.comparing(RoleView::name))
                .toList();
    }

    @Override
    public void imply(RequestContext caller, String priorId, String impliedId) {
        IdentityAccess.must(caller, "identity:create_implied_role");
        store.require(Role.class, priorId, KIND);
        Role implied = store.require(Role.class, impliedId, KIND);
        if (implied.domainId() != null || implied.name().equals(ADMIN)) {
            throw IdentityError.notNow(
                    "Implied role " + impliedId + " is not allowed: it is an admin's or a domain's.");
        }
        if (store.where(ImpliedRole.class, "priorId", priorId, "impliedId", impliedId)
                .isEmpty()) {
            em.persist(new ImpliedRole(priorId, impliedId));
        }
        changes.record(IdentityChange.Kind.ROLES, priorId);
    }

    @Override
    public void checkImplied(RequestContext caller, String priorId, String impliedId) {
        IdentityAccess.must(caller, "identity:get_implied_role");
        requireRule(priorId, impliedId);
    }

    @Override
    public void unimply(RequestContext caller, String priorId, String impliedId) {
        IdentityAccess.must(caller, "identity:delete_implied_role");
        requireRule(priorId, impliedId).forEach(em::remove);
        changes.record(IdentityChange.Kind.ROLES, priorId);
    }

    private List<ImpliedRole> requireRule(String priorId, String impliedId) {
        store.require(Role.class, priorId, KIND);
        store.require(Role.class, impliedId, KIND);
        List<ImpliedRole> rules = store.where(ImpliedRole.class, "priorId", priorId, "impliedId", impliedId);
        if (rules.isEmpty()) {
            throw IdentityError.notFound("implied role of " + priorId, impliedId);
        }
        return rules;
    }

    @Override
    public Map<RoleView, List<RoleView>> inferences(RequestContext caller) {
        IdentityAccess.must(caller, "identity:list_role_inference_rules");
        Map<String, List<ImpliedRole>> byPrior = new LinkedHashMap<>();
        for (ImpliedRole rule : store.where(ImpliedRole.class)) {
            byPrior.computeIfAbsent(rule.priorId(), id -> new ArrayList<>()).add(rule);
        }
        Map<RoleView, List<RoleView>> result = new LinkedHashMap<>();
        byPrior.forEach((prior, rules) -> result.put(em.find(Role.class, prior).view(), impliedViews(rules)));
        return result;
    }
}
