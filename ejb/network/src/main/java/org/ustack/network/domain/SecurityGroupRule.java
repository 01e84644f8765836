package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ustack.contract.SecurityRule;
import org.ustack.network.Cidr;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupRuleView;

@Entity
@Table(name = "security_group_rule")
public class SecurityGroupRule extends StandardResource {

    @Column(name = "security_group_id")
    private String groupId;

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

    protected SecurityGroupRule() {}

    public SecurityGroupRule(String id, String projectId, SecurityGroupRuleDraft draft, Instant now) {
        super(id, projectId, draft.description() == null ? "" : draft.description(), now);
        groupId = draft.groupId();
        direction = draft.direction();
        ethertype = draft.ethertype();
        protocol = draft.protocol();
        portMin = draft.portMin();
        portMax = draft.portMax();
        remotePrefix = draft.remotePrefix();
        remoteGroupId = draft.remoteGroupId();
        remoteAddressGroupId = draft.remoteAddressGroupId();
    }

    /** Whether it allows exactly the same, whatever it is called. */
    public boolean sameAs(SecurityGroupRule other) {
        return groupId.equals(other.groupId)
                && direction.equals(other.direction)
                && ethertype.equals(other.ethertype)
                && Objects.equals(protocol, other.protocol)
                && Objects.equals(portMin, other.portMin)
                && Objects.equals(portMax, other.portMax)
                && Objects.equals(remotePrefix, other.remotePrefix)
                && Objects.equals(remoteGroupId, other.remoteGroupId)
                && Objects.equals(remoteAddressGroupId, other.remoteAddressGroupId);
    }

    public String groupId() {
        return groupId;
    }

    public String ethertype() {
        return ethertype;
    }

    public String remotePrefix() {
        return remotePrefix;
    }

    public String remoteGroupId() {
        return remoteGroupId;
    }

    public String remoteAddressGroupId() {
        return remoteAddressGroupId;
    }

    /**
     * As nodes get it. The members of a remote group come to them on their own way.
     *
     * @param addressGroup what the address group holds that the rule names
     */
    public SecurityRule forNode(List<String> addressGroup) {
        List<String> remotes = remotePrefix == null ? null : List.of(remotePrefix);
        if (remoteAddressGroupId != null) {
            int version = ethertype.equals("IPv4") ? 4 : 6;
            remotes = addressGroup.stream()
                    .filter(cidr -> Cidr.parse(cidr).orElseThrow().version() == version)
                    .toList();
        }
        return new SecurityRule(direction, ethertype, protocol, portMin, portMax, remotes, remoteGroupId);
    }

    public SecurityGroupRuleView view(boolean ofDefaultGroup, List<String> tags) {
        return new SecurityGroupRuleView(
                head("", tags),
                groupId,
                direction,
                ethertype,
                protocol,
                portMin,
                portMax,
                remotePrefix,
                remoteGroupId,
                remoteAddressGroupId,
                ofDefaultGroup);
    }
}
