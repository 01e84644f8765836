package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of policies of quality of service. */
public enum QosError implements ErrorCode {
    /** Arguments: id. */
    QOS_POLICY_NOT_FOUND(ErrorKind.NOT_FOUND, "QoS policy {id} could not be found."),
    /** Arguments: id, policy. */
    QOS_RULE_NOT_FOUND(ErrorKind.NOT_FOUND, "QoS rule {id} for policy {policy} could not be found."),
    /** Arguments: project. */
    QOS_POLICY_DEFAULT_ALREADY_EXISTS(ErrorKind.CONFLICT, "A default QoS policy exists for project {project}."),
    /** Arguments: policy, type, object. */
    QOS_POLICY_IN_USE(ErrorKind.CONFLICT, "QoS Policy {policy} is used by {type} {object}."),
    /** Arguments: policy. */
    POLICY_REMOVE_AUTHORIZATION_ERROR(
            ErrorKind.FORBIDDEN, "Failed to remove provided policy {policy} because you are not authorized."),
    /** Arguments: policy, value, existing, existing_value. */
    QOS_RULE_PARAMETER_CONFLICT(
            ErrorKind.CONFLICT,
            "Unable to add the rule with value {value} to the policy {policy} as the existing rule of type {existing} has"
                    + " value {existing_value}."),
    /** Arguments: policy, type, rule. */
    QOS_RULES_CONFLICT(
            ErrorKind.CONFLICT, "Rule {type} conflicts with rule {rule} which already exists in QoS Policy {policy}.");

    private final ErrorKind kind;
    private final String template;

    QosError(ErrorKind kind, String template) {
        this.kind = kind;
        this.template = template;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public String template() {
        return template;
    }

    /** Neutron writes some of them "QoS". */
    @Override
    public String type() {
        return switch (this) {
            case QOS_POLICY_DEFAULT_ALREADY_EXISTS -> "QoSPolicyDefaultAlreadyExists";
            case QOS_RULE_PARAMETER_CONFLICT -> "QoSRuleParameterConflict";
            case QOS_RULES_CONFLICT -> "QoSRulesConflict";
            default -> ErrorCode.super.type();
        };
    }
}
