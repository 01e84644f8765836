package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of what is shared with other projects: RBAC policies and address groups. */
public enum SharingError implements ErrorCode {
    /** Arguments: type, id. */
    RBAC_POLICY_NOT_FOUND(ErrorKind.NOT_FOUND, "RBAC policy of type {type} with ID {id} not found"),
    /** Arguments: object, details. */
    RBAC_POLICY_IN_USE(
            ErrorKind.CONFLICT,
            "RBAC policy on object {object} cannot be removed because other objects depend on it.\nDetails: {details}"),
    DUPLICATE_RBAC_POLICY(ErrorKind.CONFLICT, "An RBAC policy already exists with those values."),
    /** Arguments: action, type, valid. */
    INVALID_ACTION_FOR_TYPE(
            ErrorKind.BAD_REQUEST, "Invalid action '{action}' for object type '{type}'. Valid actions: {valid}"),
    /** Arguments: network. */
    INVALID_SHARED_SETTING(
            ErrorKind.CONFLICT,
            "Unable to reconfigure sharing settings for network {network}. Multiple tenants are using it."),
    /** Arguments: network. */
    EXTERNAL_NETWORK_IN_USE(
            ErrorKind.CONFLICT,
            "External network {network} cannot be updated to be made non-external, since it has existing gateway"
                    + " ports."),
    /** Arguments: id. */
    ADDRESS_GROUP_NOT_FOUND(ErrorKind.NOT_FOUND, "Address group {id} could not be found."),
    /** Arguments: id. */
    ADDRESS_GROUP_IN_USE(ErrorKind.CONFLICT, "Address group {id} is in use on one or more security group rules."),
    /** Arguments: addresses, id. */
    ADDRESSES_NOT_FOUND(ErrorKind.NOT_FOUND, "Addresses {addresses} not found in the address group {id}."),
    /** Arguments: addresses, id. */
    ADDRESSES_ALREADY_EXIST(ErrorKind.BAD_REQUEST, "Addresses {addresses} already exist in the address group {id}."),
    /** Arguments: id. */
    DEFAULT_SECURITY_GROUP_RULE_NOT_FOUND(ErrorKind.NOT_FOUND, "Default Security Group rule {id} does not exist"),
    /** Arguments: id. */
    DEFAULT_SECURITY_GROUP_RULE_EXISTS(
            ErrorKind.CONFLICT, "Default Security group rule already exists. Rule id is {id}.");

    private final ErrorKind kind;
    private final String template;

    SharingError(ErrorKind kind, String template) {
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
}
