package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.flag;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;
import org.ustack.network.QosError;
import org.ustack.network.QosService;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.domain.QosPolicy;
import org.ustack.network.domain.QosRule;
import org.ustack.quota.QuotaService;

@Stateless
public class QosServiceBean implements QosService {

    private static final ResourceListing<QosPolicy> LISTING = new ResourceListing<>(
            QosPolicy.class,
            Map.of(
                    "id", text("e.id"),
                    "name", text("e.name"),
                    "description", text("e.description"),
                    "project_id", text("e.projectId"),
                    "tenant_id", text("e.projectId"),
                    "is_default", flag("(case when e.defaultFor is null then false else true end)"),
                    "revision_number", bigNumber("e.revision"),
                    "created_at", new ResourceListing.Attribute("e.createdAt", java.time.Instant::parse, true),
                    "updated_at", new ResourceListing.Attribute("e.updatedAt", java.time.Instant::parse, true)));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Override
    public List<View> create(RequestContext caller, List<Draft> drafts) {
        List<View> made = new ArrayList<>();
        for (Draft draft : drafts) {
            String project = Visible.owner(caller, draft.projectId().or(null));
            QosPolicy policy = new QosPolicy(ids.uuid(), project, draft, clock.instant());
            if (policy.isDefault()) {
                requireOnlyDefault(policy);
            }
            em.persist(policy);
            em.flush();
            if (draft.shared().orIfNull(false)) {
                everybody().share(ObjectType.QOS_POLICY, policy, true);
                em.flush();
            }
            made.add(view(policy, caller));
        }
        return made;
    }

    private void requireOnlyDefault(QosPolicy policy) {
        long others = em.createQuery(
                        "select count(p) from QosPolicy p where p.defaultFor = :project and p.id <> :id", Long.class)
                .setParameter("project", policy.projectId())
                .setParameter("id", policy.id())
                .getSingleResult();
        if (others > 0) {
            throw new CloudException(QosError.QOS_POLICY_DEFAULT_ALREADY_EXISTS, "project", policy.projectId());
        }
    }

    @Override
    public View show(RequestContext caller, String id) {
        return view(new Visible(em).qosPolicy(caller, id), caller);
    }

    @Override
    public Slice<View> list(RequestContext caller, Listing listing) {
        Conditions conditions = Sharing.visible(caller);
        Sharing.filter(listing, caller, "e.id", conditions);
        Slice<QosPolicy> page = LISTING.find(em, listing, conditions);
        return new Slice<>(views(page.items(), caller), page.more());
    }

    @Override
    public View update(RequestContext caller, String id, Draft changes, Long ifRevision) {
        QosPolicy policy = locked(caller, id);
        Visible.requireRevision(policy, ifRevision);
        if (changes.isDefault().orIfNull(false)) {
            requireOnlyDefault(policy);
        }
        policy.apply(changes, clock.instant());
        em.flush();
        if (changes.shared().orIfNull(null) != null) {
            everybody().share(ObjectType.QOS_POLICY, policy, changes.shared().value());
            em.flush();
        }
        return view(policy, caller);
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        QosPolicy policy = locked(caller, id);
        Visible.requireRevision(policy, ifRevision);
        requireUnused(id, "network", "select n.id from Network n where n.qosPolicyId = :policy");
        requireUnused(id, "port", "select p.id from Port p where p.qosPolicyId = :policy");
        em.createQuery("delete from QosRule r where r.policyId = :policy")
                .setParameter("policy", id)
                .executeUpdate();
        EverybodyPolicies.removeAll(em, id).forEach(quota::release);
        new Tags(em).deleteOf(List.of(id));
        em.remove(policy);
    }

    private void requireUnused(String id, String type, String users) {
        em.createQuery(users, String.class)
                .setParameter("policy", id)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .ifPresent(user -> {
                    throw new CloudException(QosError.QOS_POLICY_IN_USE, "policy", id, "type", type, "object", user);
                });
    }

    @Override
    public RuleView addRule(RequestContext caller, String policyId, RuleDraft draft) {
        QosPolicy policy = locked(caller, policyId);
        QosRule rule = new QosRule(ids.uuid(), policyId, draft, clock.instant());
        QosRules.check(policyId, rule.view(), rules(List.of(policy)).getOrDefault(policyId, List.of()));
        em.persist(rule);
        policy.touch(clock.instant());
        em.flush();
        return rule.view();
    }

    @Override
    public RuleView showRule(RequestContext caller, String policyId, RuleType type, String id) {
        new Visible(em).qosPolicy(caller, policyId);
        return rule(policyId, type, id).view();
    }

    @Override
    public List<RuleView> listRules(RequestContext caller, String policyId, RuleType type) {
        QosPolicy policy = new Visible(em).qosPolicy(caller, policyId);
        return rules(List.of(policy)).getOrDefault(policyId, List.of()).stream()
                .filter(rule -> rule.type() == type)
                .toList();
    }

    @Override
    public RuleView updateRule(RequestContext caller, String policyId, String id, RuleDraft changes) {
        QosPolicy policy = locked(caller, policyId);
        QosRule rule = rule(policyId, changes.type(), id);
        rule.apply(changes);
        em.flush();
        QosRules.check(policyId, rule.view(), rules(List.of(policy)).get(policyId));
        policy.touch(clock.instant());
        em.flush();
        return rule.view();
    }

    @Override
    public void deleteRule(RequestContext caller, String policyId, RuleType type, String id) {
        QosPolicy policy = locked(caller, policyId);
        em.remove(rule(policyId, type, id));
        policy.touch(clock.instant());
        em.flush();
    }

    @Override
    public String policyOf(RequestContext caller, RuleType type, String ruleId) {
        QosRule rule = rule("", type, ruleId);
        return new Visible(em).qosPolicy(caller, rule.policyId()).id();
    }

    /** @param policyId empty for the rule of any policy */
    private QosRule rule(String policyId, RuleType type, String id) {
        return Optional.ofNullable(em.find(QosRule.class, id))
                .filter(rule -> rule.type() == type
                        && (policyId.isEmpty() || rule.policyId().equals(policyId)))
                .orElseThrow(() -> new CloudException(QosError.QOS_RULE_NOT_FOUND, "id", id, "policy", policyId));
    }

    private QosPolicy locked(RequestContext caller, String id) {
        QosPolicy policy = new Visible(em).qosPolicy(caller, id);
        Visible.requireOwner(caller, policy);
        em.lock(policy, LockModeType.PESSIMISTIC_WRITE);
        return policy;
    }

    private EverybodyPolicies everybody() {
        return new EverybodyPolicies(em, ids, clock);
    }

    private View view(QosPolicy policy, RequestContext caller) {
        return views(List.of(policy), caller).get(0);
    }

    private List<View> views(Collection<QosPolicy> policies, RequestContext caller) {
        Set<String> shared = new Sharing(em).among(policies, caller);
        Map<String, List<RuleView>> rules = rules(policies);
        Map<String, List<String>> tags = new Tags(em).of(policies);
        return policies.stream()
                .map(p -> p.view(
                        shared.contains(p.id()),
                        rules.getOrDefault(p.id(), List.of()),
                        tags.getOrDefault(p.id(), List.of())))
                .toList();
    }

    private Map<String, List<RuleView>> rules(Collection<QosPolicy> policies) {
        if (policies.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select r from QosRule r where r.policyId in :ids order by r.createdAt, r.id", QosRule.class)
                .setParameter("ids", policies.stream().map(QosPolicy::id).toList())
                .getResultStream()
                .map(QosRule::view)
                .collect(Collectors.groupingBy(RuleView::policyId));
    }
}
