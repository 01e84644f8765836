package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of subnet pools and address scopes. */
public enum SubnetPoolError implements ErrorCode {
    /** Arguments: id. */
    SUBNET_POOL_NOT_FOUND(ErrorKind.NOT_FOUND, "Subnet pool {id} could not be found."),
    /** Arguments: reason. */
    SUBNET_POOL_DELETE_ERROR(ErrorKind.BAD_REQUEST, "Unable to delete subnet pool: {reason}."),
    SUBNET_POOL_QUOTA_EXCEEDED(ErrorKind.OVER_QUOTA, "Per-tenant subnet pool prefix quota exceeded."),
    EMPTY_SUBNET_POOL_PREFIX_LIST(ErrorKind.BAD_REQUEST, "Empty subnet pool prefix list."),
    PREFIX_VERSION_MISMATCH(ErrorKind.BAD_REQUEST, "Cannot mix IPv4 and IPv6 prefixes in a subnet pool."),
    /** Arguments: type, length, base_type, base. */
    ILLEGAL_SUBNET_POOL_PREFIX_BOUNDS(
            ErrorKind.BAD_REQUEST, "Illegal prefix bounds: {type}={length}, {base_type}={base}."),
    /** Arguments: reason. */
    ILLEGAL_SUBNET_POOL_PREFIX_UPDATE(ErrorKind.BAD_REQUEST, "Illegal update to prefixes: {reason}."),
    /** Arguments: reason. */
    ILLEGAL_SUBNET_POOL_UPDATE(ErrorKind.BAD_REQUEST, "Illegal subnetpool update : {reason}."),
    /** Arguments: pool, scope. */
    ILLEGAL_SUBNET_POOL_ASSOCIATION_TO_ADDRESS_SCOPE(
            ErrorKind.BAD_REQUEST,
            "Illegal subnetpool association: subnetpool {pool} cannot be associated with address scope {scope}."),
    /** Arguments: pool, scope, version. */
    ILLEGAL_SUBNET_POOL_IP_VERSION_ASSOCIATION_TO_ADDRESS_SCOPE(
            ErrorKind.BAD_REQUEST,
            "Illegal subnetpool association: subnetpool {pool} cannot associate with address scope {scope} because"
                    + " subnetpool ip_version is not {version}."),
    ADDRESS_SCOPE_PREFIX_CONFLICT(
            ErrorKind.CONFLICT,
            "Failed to associate address scope: subnetpools within an address scope must have unique prefixes."),
    /** Arguments: length, least. */
    MIN_PREFIX_SUBNET_ALLOCATION_ERROR(
            ErrorKind.BAD_REQUEST,
            "Unable to allocate subnet with prefix length {length}, minimum allowed prefix is {least}."),
    /** Arguments: length, greatest. */
    MAX_PREFIX_SUBNET_ALLOCATION_ERROR(
            ErrorKind.BAD_REQUEST,
            "Unable to allocate subnet with prefix length {length}, maximum allowed prefix is {greatest}."),
    /** Arguments: reason. */
    SUBNET_ALLOCATION_ERROR(ErrorKind.CONFLICT, "Failed to allocate subnet: {reason}."),
    NETWORK_SUBNET_POOL_AFFINITY_ERROR(
            ErrorKind.BAD_REQUEST, "Subnets hosted on the same network must be allocated from the same subnet pool."),
    NETWORK_ADDRESS_SCOPE_AFFINITY_ERROR(
            ErrorKind.BAD_REQUEST,
            "Subnets of the same address family hosted on the same network must all participate in the same address"
                    + " scope."),
    /** Arguments: id. */
    ADDRESS_SCOPE_NOT_FOUND(ErrorKind.NOT_FOUND, "Address scope {id} could not be found."),
    /** Arguments: id. */
    ADDRESS_SCOPE_IN_USE(
            ErrorKind.CONFLICT,
            "Unable to complete operation on address scope {id}. There are one or more subnet pools in use on the"
                    + " address scope"),
    /** Arguments: id, reason. */
    ADDRESS_SCOPE_UPDATE_ERROR(ErrorKind.BAD_REQUEST, "Unable to update address scope {id} : {reason}.");

    private final ErrorKind kind;
    private final String template;

    SubnetPoolError(ErrorKind kind, String template) {
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
