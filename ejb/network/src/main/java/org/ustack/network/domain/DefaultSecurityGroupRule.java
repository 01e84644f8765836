package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.ustack.network.DefaultRuleService;
import org.ustack.network.DefaultRuleService.Draft;
import org.ustack.network.DefaultRuleService.View;
import org.ustack.network.SecurityGroupRuleDraft;

/** A rule that new groups begin with. */
@Entity
@Table(name = "default_security_group_rule")
public class DefaultSecurityGroupRule {

    @Id
    private String id;

    private String description;
    private String direction;
    private String ethertype;
    private String protocol;

    @Column(name = "port_min")
    private Integer portMin;

    @Column(name = "port_max")
    private Integer portMax;

    @Column(name = "remote_prefix")
    private String remotePrefix;

    @Column(name = "remote_group_id")
    private String remoteGroupId;

    @Column(name = "remote_address_group_id")
    private String remoteAddressGroupId;

    @Column(name = "in_default_group")
    private boolean inDefaultGroup;

    @Column(name = "in_other_groups")
    private boolean inOtherGroups;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected DefaultSecurityGroupRule() {}

    public DefaultSecurityGroupRule(String id, Draft draft, Instant now) {
        SecurityGroupRuleDraft rule = draft.rule();
        this.id = id;
        description = rule.description() == null ? "" : rule.description();
        direction = rule.direction();
        ethertype = rule.ethertype();
        protocol = rule.protocol();
        portMin = rule.portMin();
        portMax = rule.portMax();
        remotePrefix = rule.remotePrefix();
        remoteGroupId = rule.remoteGroupId();
        remoteAddressGroupId = rule.remoteAddressGroupId();
        inDefaultGroup = draft.inDefaultGroup();
        inOtherGroups = draft.inOtherGroups();
        createdAt = now;
    }

    public String id() {
        return id;
    }

    /** The rule for a group that is made. */
    public SecurityGroupRuleDraft draft(String projectId, String groupId) {
        return new SecurityGroupRuleDraft(
                projectId,
                groupId,
                description,
                direction,
                ethertype,
                protocol,
                portMin,
                portMax,
                remotePrefix,
                DefaultRuleService.PARENT.equals(remoteGroupId) ? groupId : remoteGroupId,
                remoteAddressGroupId);
    }

    public View view() {
        return new View(id, draft(null, DefaultRuleService.PARENT), inDefaultGroup, inOtherGroups);
    }
}
