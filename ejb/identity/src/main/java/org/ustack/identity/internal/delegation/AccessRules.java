package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.AccessRuleDraft;
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.domain.AccessRule;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.IdentityAccess;
import org.ustack.identity.internal.IdentityRepository;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

/** The access rules that users have written down; a rule outlives the credentials that use it. */
@Stateless
public class AccessRules {

    private static final String KIND = "access rule";

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    Ids ids;

    /** Their ids; what is not written down yet is now. @param drafts null for none */
    public Set<String> ids(String userId, List<AccessRuleDraft> drafts) {
        Set<String> found = new LinkedHashSet<>();
        for (AccessRuleDraft draft : drafts == null ? List.<AccessRuleDraft>of() : drafts) {
            found.add(draft.id() != null ? own(userId, draft.id()).id() : written(userId, draft));
        }
        return found;
    }

    private String written(String userId, AccessRuleDraft draft) {
        return rows(userId, draft.service(), draft.method(), draft.path()).stream()
                .findFirst()
                .map(AccessRule::id)
                .orElseGet(() -> {
                    AccessRule row = new AccessRule(ids.hex(), userId, draft);
                    em.persist(row);
                    em.flush();
                    return row.id();
                });
    }

    /** Null matches all. */
    public List<AccessRuleView> list(RequestContext caller, String userId, String service, String method, String path) {
        mustOn(caller, userId, "identity:list_access_rules");
        return rows(userId, service, method, path).stream()
                .map(AccessRule::view)
                .toList();
    }

    public AccessRuleView get(RequestContext caller, String userId, String id) {
        return require(caller, userId, id, "identity:get_access_rule").view();
    }

    public List<AccessRuleView> views(Collection<String> ruleIds) {
        return ruleIds.stream()
                .sorted()
                .map(id -> em.find(AccessRule.class, id).view())
                .toList();
    }

    public void delete(RequestContext caller, String userId, String id) {
        AccessRule row = require(caller, userId, id, "identity:delete_access_rule");
        long uses = em.createQuery(
                        "select count(c) from ApplicationCredential c where :rule member of c.ruleIds", Long.class)
                .setParameter("rule", id)
                .getSingleResult();
        if (uses > 0) {
            throw IdentityError.forbidden("May not delete access rule in use");
        }
        em.remove(row);
    }

    private void mustOn(RequestContext caller, String userId, String rule) {
        IdentityAccess.must(caller, rule, IdentityAccess.ofOwner(userId, em.find(User.class, userId)));
    }

    private AccessRule require(RequestContext caller, String userId, String id, String rule) {
        mustOn(caller, userId, rule);
        return own(userId, id);
    }

    private AccessRule own(String userId, String id) {
        AccessRule row = store.require(AccessRule.class, id, KIND);
        if (!row.userId().equals(userId)) {
            throw IdentityError.notFound(KIND, id);
        }
        return row;
    }

    private List<AccessRule> rows(String userId, String service, String method, String path) {
        return store.where(AccessRule.class, "userId", userId, "service", service, "method", method, "path", path);
    }
}
