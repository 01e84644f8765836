package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.ustack.network.QosService.RuleDraft;
import org.ustack.network.QosService.RuleType;
import org.ustack.network.QosService.RuleView;

/** One rule of a policy of quality of service. */
@Entity
@Table(name = "qos_rule")
public class QosRule {

    @Id
    private String id;

    @Column(name = "policy_id")
    private String policyId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(32)")
    private RuleType type;

    private long amount;
    private Long burst;
    private String direction;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected QosRule() {}

    public QosRule(String id, String policyId, RuleDraft draft, Instant now) {
        this.id = id;
        this.policyId = policyId;
        this.type = draft.type();
        this.createdAt = now;
        if (type == RuleType.BANDWIDTH_LIMIT) {
            burst = 0L;
        }
        if (type != RuleType.DSCP_MARKING) {
            direction = "egress";
        }
        apply(draft);
    }

    public void apply(RuleDraft draft) {
        amount = draft.amount().orIfNull(amount);
        burst = draft.burst().orIfNull(burst);
        direction = draft.direction().orIfNull(direction);
    }

    public String id() {
        return id;
    }

    public String policyId() {
        return policyId;
    }

    public RuleType type() {
        return type;
    }

    public RuleView view() {
        return new RuleView(id, policyId, type, amount, burst, direction);
    }
}
