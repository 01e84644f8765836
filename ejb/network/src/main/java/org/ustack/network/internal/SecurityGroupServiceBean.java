package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.flag;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.optionalText;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.network.SecurityGroupService;
import org.ustack.network.SecurityGroupView;
import org.ustack.network.domain.SecurityGroup;
import org.ustack.network.domain.SecurityGroupChange;
import org.ustack.network.domain.SecurityGroupRule;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class SecurityGroupServiceBean implements SecurityGroupService {

    private static final String DEFAULT = "default";

    private static final ResourceListing<SecurityGroup> GROUPS = new ResourceListing<>(
            SecurityGroup.class,
            Map.of(
                    "id", text("e.id"),
                    "name", text("e.name"),
                    "tenant_id", text("e.projectId"),
                    "project_id", text("e.projectId"),
                    "description", text("e.description"),
                    "stateful", flag("e.stateful"),
                    "revision_number", bigNumber("e.revision"),
                    "created_at", new ResourceListing.Attribute("e.createdAt", java.time.Instant::parse, true),
                    "updated_at", new ResourceListing.Attribute("e.updatedAt", java.time.Instant::parse, true)));

    private static final ResourceListing<SecurityGroupRule> RULES = new ResourceListing<>(
            SecurityGroupRule.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("security_group_id", text("e.groupId")),
                    Map.entry("direction", text("e.direction")),
                    Map.entry("ethertype", text("e.ethertype")),
                    Map.entry("protocol", optionalText("e.protocol")),
                    Map.entry("port_range_min", optionalNumber("e.portMin")),
                    Map.entry("port_range_max", optionalNumber("e.portMax")),
                    Map.entry("remote_ip_prefix", optionalText("e.remotePrefix")),
                    Map.entry("remote_group_id", optionalText("e.remoteGroupId")),
                    Map.entry("remote_address_group_id", optionalText("e.remoteAddressGroupId")),
                    Map.entry("description", text("e.description")),
                    Map.entry("revision_number", bigNumber("e.revision")),
                    Map.entry(
                            "created_at",
                            new ResourceListing.Attribute("e.createdAt", java.time.Instant::parse, true))));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Override
    public List<SecurityGroupView> create(RequestContext caller, List<SecurityGroupDraft> drafts) {
        List<SecurityGroup> made = new ArrayList<>();
        for (SecurityGroupDraft draft : drafts) {
            String project = Visible.owner(caller, draft.projectId().or(null));
            groups().defaultOf(project);
            if (DEFAULT.equals(draft.name().or(null))) {
                throw new CloudException(NetworkError.SECURITY_GROUP_DEFAULT_ALREADY_EXISTS);
            }
            SecurityGroup group = new SecurityGroup(ids.uuid(), project, draft, clock.instant());
            quota.claim(project, group.id(), Map.of(QuotaResource.SECURITY_GROUPS, 1L));
            em.persist(group);
            groups().addFirstRules(project, group.id(), false);
            made.add(group);
        }
        em.flush();
        return views(made, caller);
    }

    @Override
    public SecurityGroupView show(RequestContext caller, String id) {
        touchProject(caller);
        return views(List.of(new Visible(em).group(caller, id)), caller).get(0);
    }

    @Override
    public Slice<SecurityGroupView> list(RequestContext caller, Listing listing) {
        touchProject(caller);
        for (String project :
                listing.filters().getOrDefault("project_id", listing.filters().getOrDefault("tenant_id", List.of()))) {
            if (caller.isAdmin() && !project.isEmpty()) {
                groups().defaultOf(project);
            }
        }
        Conditions conditions = Sharing.visible(caller);
        Sharing.filter(listing, caller, "e.id", conditions);
        Slice<SecurityGroup> page = GROUPS.find(em, listing, conditions);
        return new Slice<>(views(page.items(), caller), page.more());
    }

    @Override
    public SecurityGroupView update(RequestContext caller, String id, SecurityGroupDraft changes, Long ifRevision) {
        SecurityGroup group = new Visible(em).group(caller, id);
        Visible.requireOwner(caller, group);
        Visible.requireRevision(group, ifRevision);
        requireUnusedForState(group, changes);
        boolean renamed = changes.name().orIfNull(group.name()).equals(group.name());
        if (group.isDefault() && !renamed) {
            throw new CloudException(NetworkError.SECURITY_GROUP_CANNOT_UPDATE_DEFAULT);
        }
        if (!group.isDefault() && DEFAULT.equals(changes.name().or(null))) {
            throw new CloudException(NetworkError.SECURITY_GROUP_DEFAULT_ALREADY_EXISTS);
        }
        group.apply(changes, clock.instant());
        em.flush();
        return views(List.of(group), caller).get(0);
    }

    /** Connections that are tracked would go on as they began. */
    private void requireUnusedForState(SecurityGroup group, SecurityGroupDraft changes) {
        if (changes.stateful().orIfNull(group.stateful()) == group.stateful()) {
            return;
        }
        long used = em.createQuery("select count(m) from PortSecurityGroup m where m.groupId = :group", Long.class)
                .setParameter("group", group.id())
                .getSingleResult();
        if (used > 0) {
            throw new CloudException(NetworkError.SECURITY_GROUP_IN_USE, "id", group.id());
        }
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        SecurityGroup group = new Visible(em).group(caller, id);
        Visible.requireOwner(caller, group);
        Visible.requireRevision(group, ifRevision);
        if (group.isDefault() && !caller.isAdmin()) {
            throw new CloudException(NetworkError.SECURITY_GROUP_CANNOT_REMOVE_DEFAULT);
        }
        em.lock(group, LockModeType.PESSIMISTIC_WRITE);
        long used = em.createQuery("select count(m) from PortSecurityGroup m where m.groupId = :group", Long.class)
                        .setParameter("group", id)
                        .getSingleResult()
                + em.createQuery(
                                "select count(r) from DefaultSecurityGroupRule r where r.remoteGroupId = :group",
                                Long.class)
                        .setParameter("group", id)
                        .getSingleResult();
        if (used > 0) {
            throw new CloudException(NetworkError.SECURITY_GROUP_IN_USE, "id", id);
        }
        // Rules of other groups that trust this one would trust nobody: they go with it, and their ports are told.
        List<SecurityGroupRule> rules = em.createQuery(
                        "select r from SecurityGroupRule r where r.groupId = :group or r.remoteGroupId = :group",
                        SecurityGroupRule.class)
                .setParameter("group", id)
                .getResultList();
        for (SecurityGroupRule rule : rules) {
            quota.release(rule.id());
            em.remove(rule);
        }
        groups().noteChange(
                        rules.stream()
                                .map(SecurityGroupRule::groupId)
                                .filter(other -> !other.equals(id))
                                .distinct()
                                .toList(),
                        SecurityGroupChange.Kind.RULES);
        em.flush();
        EverybodyPolicies.removeAll(em, id).forEach(quota::release);
        quota.release(id);
        new Tags(em).deleteOf(List.of(id));
        em.remove(group);
        em.flush();
    }

    @Override
    public List<SecurityGroupRuleView> createRules(RequestContext caller, List<SecurityGroupRuleDraft> drafts) {
        List<SecurityGroupRuleView> made = new ArrayList<>();
        for (SecurityGroupRuleDraft draft : drafts) {
            SecurityGroupRuleDraft checked = RuleCheck.normalized(draft);
            SecurityGroup group = new Visible(em).group(caller, checked.groupId());
            Visible.requireOwner(caller, group);
            if (checked.remoteGroupId() != null) {
                new Visible(em).group(caller, checked.remoteGroupId());
            }
            if (checked.remoteAddressGroupId() != null) {
                new Visible(em).addressGroup(caller, checked.remoteAddressGroupId());
            }
            SecurityGroupRule rule = new SecurityGroupRule(
                    ids.uuid(),
                    checked.projectId() == null ? group.projectId() : Visible.owner(caller, checked.projectId()),
                    checked,
                    clock.instant());
            // The group's row makes two requests for the same rule take turns.
            em.lock(group, LockModeType.PESSIMISTIC_WRITE);
            refuseRepeat(rule);
            quota.claim(rule.projectId(), rule.id(), Map.of(QuotaResource.SECURITY_GROUP_RULES, 1L));
            em.persist(rule);
            group.touch(clock.instant());
            groups().noteChange(List.of(group.id()), SecurityGroupChange.Kind.RULES);
            em.flush();
            made.add(rule.view(group.isDefault(), List.of()));
        }
        return made;
    }

    private void refuseRepeat(SecurityGroupRule rule) {
        em.createQuery("select r from SecurityGroupRule r where r.groupId = :group", SecurityGroupRule.class)
                .setParameter("group", rule.groupId())
                .getResultStream()
                .filter(rule::sameAs)
                .findFirst()
                .ifPresent(same -> {
                    throw new CloudException(NetworkError.SECURITY_GROUP_RULE_EXISTS, "rule_id", same.id());
                });
    }

    @Override
    public SecurityGroupRuleView showRule(RequestContext caller, String id) {
        return ruleViews(List.of(new Visible(em).rule(caller, id))).get(0);
    }

    @Override
    public Slice<SecurityGroupRuleView> listRules(RequestContext caller, Listing listing) {
        touchProject(caller);
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            String project = String.valueOf(caller.projectId());
            conditions.and(
                    "e.projectId = ? or exists (select g.id from SecurityGroup g where g.id = e.groupId and g.projectId = ?)",
                    project,
                    project);
        }
        Slice<SecurityGroupRule> page = RULES.find(em, listing, conditions);
        return new Slice<>(ruleViews(page.items()), page.more());
    }

    @Override
    public void deleteRule(RequestContext caller, String id, Long ifRevision) {
        SecurityGroupRule rule = new Visible(em).rule(caller, id);
        Visible.requireRevision(rule, ifRevision);
        em.find(SecurityGroup.class, rule.groupId()).touch(clock.instant());
        quota.release(id);
        em.remove(rule);
        groups().noteChange(List.of(rule.groupId()), SecurityGroupChange.Kind.RULES);
        em.flush();
    }

    private void touchProject(RequestContext caller) {
        if (caller.projectId() != null) {
            groups().defaultOf(caller.projectId());
        }
    }

    private SecurityGroups groups() {
        return new SecurityGroups(em, ids, clock, quota);
    }

    private List<SecurityGroupRuleView> ruleViews(Collection<SecurityGroupRule> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<String> defaults = em.createQuery(
                        "select g.id from SecurityGroup g where g.defaultFor is not null and g.id in :ids",
                        String.class)
                .setParameter(
                        "ids",
                        rules.stream()
                                .map(SecurityGroupRule::groupId)
                                .distinct()
                                .toList())
                .getResultList();
        return rules.stream()
                .map(r -> r.view(defaults.contains(r.groupId()), List.of()))
                .toList();
    }

    private List<SecurityGroupView> views(Collection<SecurityGroup> groups, RequestContext caller) {
        if (groups.isEmpty()) {
            return List.of();
        }
        Map<String, List<SecurityGroupRule>> rules = em.createQuery(
                        "select r from SecurityGroupRule r where r.groupId in :ids order by r.createdAt, r.id",
                        SecurityGroupRule.class)
                .setParameter("ids", groups.stream().map(SecurityGroup::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(SecurityGroupRule::groupId));
        Map<String, List<String>> tags = new Tags(em).of(groups);
        Set<String> shared = new Sharing(em).among(groups, caller);
        return groups.stream()
                .map(g -> g.view(
                        rules.getOrDefault(g.id(), List.of()).stream()
                                .map(r -> r.view(g.isDefault(), List.of()))
                                .toList(),
                        tags.getOrDefault(g.id(), List.of()),
                        shared.contains(g.id())))
                .toList();
    }
}
