package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.network.DefaultRuleService;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SharingError;
import org.ustack.network.domain.DefaultSecurityGroupRule;

@Stateless
public class DefaultRuleServiceBean implements DefaultRuleService {

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public View create(RequestContext caller, Draft draft) {
        SecurityGroupRuleDraft rule = RuleCheck.normalized(draft.rule());
        if (rule.remoteGroupId() != null && !rule.remoteGroupId().equals(PARENT)) {
            new Visible(em).group(caller, rule.remoteGroupId());
        }
        if (rule.remoteAddressGroupId() != null) {
            new Visible(em).addressGroup(caller, rule.remoteAddressGroupId());
        }
        DefaultSecurityGroupRule made = new DefaultSecurityGroupRule(
                ids.uuid(), new Draft(rule, draft.inDefaultGroup(), draft.inOtherGroups()), clock.instant());
        all().stream()
                .filter(other -> withoutText(other.view().rule())
                        .equals(withoutText(made.view().rule())))
                .findFirst()
                .ifPresent(same -> {
                    throw new CloudException(SharingError.DEFAULT_SECURITY_GROUP_RULE_EXISTS, "id", same.id());
                });
        em.persist(made);
        return made.view();
    }

    private static SecurityGroupRuleDraft withoutText(SecurityGroupRuleDraft rule) {
        return new SecurityGroupRuleDraft(
                null,
                null,
                null,
                rule.direction(),
                rule.ethertype(),
                rule.protocol(),
                rule.portMin(),
                rule.portMax(),
                rule.remotePrefix(),
                rule.remoteGroupId(),
                rule.remoteAddressGroupId());
    }

    @Override
    public View show(RequestContext caller, String id) {
        return find(id).view();
    }

    @Override
    public List<View> list(RequestContext caller) {
        return all().stream().map(DefaultSecurityGroupRule::view).toList();
    }

    @Override
    public void delete(RequestContext caller, String id) {
        em.remove(find(id));
    }

    private DefaultSecurityGroupRule find(String id) {
        return Optional.ofNullable(em.find(DefaultSecurityGroupRule.class, id))
                .orElseThrow(() -> new CloudException(SharingError.DEFAULT_SECURITY_GROUP_RULE_NOT_FOUND, "id", id));
    }

    private List<DefaultSecurityGroupRule> all() {
        return em.createQuery(
                        "select r from DefaultSecurityGroupRule r order by r.createdAt, r.id",
                        DefaultSecurityGroupRule.class)
                .getResultList();
    }
}
