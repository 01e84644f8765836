package org.ustack.network.internal;

import java.util.List;
import java.util.Objects;
import org.ustack.kernel.CloudException;
import org.ustack.network.QosError;
import org.ustack.network.QosService.RuleType;
import org.ustack.network.QosService.RuleView;

/** Which rules one policy can have together. Pure. */
final class QosRules {

    private QosRules() {}

    /** @param rules the policy's, the one in question included as it is to be */
    static void check(String policyId, RuleView rule, List<RuleView> rules) {
        for (RuleView other : rules) {
            if (other.id().equals(rule.id())) {
                continue;
            }
            checkBounds(policyId, rule, other);
            if (rule.type() == RuleType.MINIMUM_PACKET_RATE
                    && other.type() == rule.type()
                    && (rule.direction().equals("any") != other.direction().equals("any"))) {
                throw conflict(policyId, rule.direction(), other, other.direction());
            }
            if (other.type() == rule.type() && Objects.equals(other.direction(), rule.direction())) {
                throw new CloudException(
                        QosError.QOS_RULES_CONFLICT,
                        "policy",
                        policyId,
                        "type",
                        rule.type().word(),
                        "rule",
                        other.id());
            }
        }
    }

    /** What is promised at least cannot be more than what is allowed at most. */
    private static void checkBounds(String policyId, RuleView rule, RuleView other) {
        boolean above = rule.type() == RuleType.MINIMUM_BANDWIDTH
                && other.type() == RuleType.BANDWIDTH_LIMIT
                && rule.amount() > other.amount();
        boolean below = rule.type() == RuleType.BANDWIDTH_LIMIT
                && other.type() == RuleType.MINIMUM_BANDWIDTH
                && rule.amount() < other.amount();
        if (above || below) {
            throw conflict(policyId, rule.amount(), other, other.amount());
        }
    }

    private static CloudException conflict(String policyId, Object value, RuleView existing, Object existingValue) {
        return new CloudException(
                QosError.QOS_RULE_PARAMETER_CONFLICT,
                "policy",
                policyId,
                "value",
                value,
                "existing",
                existing.type().word(),
                "existing_value",
                existingValue);
    }
}
