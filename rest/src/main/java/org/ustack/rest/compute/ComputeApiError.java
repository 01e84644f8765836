package org.ustack.rest.compute;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the compute API itself, before or beside any service. */
enum ComputeApiError implements ErrorCode {
    /** Arguments: version. */
    VERSION_MALFORMED(
            ErrorKind.BAD_REQUEST,
            "API Version String {version} is of invalid format. Must be of format MajorNum.MinorNum."),
    /** Arguments: version, min, max. */
    VERSION_UNSUPPORTED(
            ErrorKind.NOT_ACCEPTABLE,
            "Version {version} is not supported by the API. Minimum is {min} and maximum is {max}."),
    /** Arguments: url, context. */
    WRONG_PROJECT(
            ErrorKind.BAD_REQUEST,
            "Malformed request URL: URL's project_id '{url}' doesn't match Context's project_id '{context}'"),
    /** Arguments: action. */
    NO_SUCH_ACTION(ErrorKind.BAD_REQUEST, "There is no such action: {action}"),
    /** Arguments: what. */
    NOT_OFFERED(ErrorKind.NOT_IMPLEMENTED, "{what} is not offered by this cloud."),
    /** Arguments: type. */
    CONSOLE_TYPE_UNAVAILABLE(ErrorKind.BAD_REQUEST, "Unavailable console type {type}."),
    METADATA_ITEM_NOT_FOUND(ErrorKind.NOT_FOUND, "Metadata item was not found"),
    /** Arguments: id, tag. */
    TAG_NOT_FOUND(ErrorKind.NOT_FOUND, "Server {id} has no tag '{tag}'"),
    NETWORK_NOT_FOUND(ErrorKind.NOT_FOUND, "Instance is not a member of specified network"),
    /** Arguments: id. */
    INTERFACE_NOT_FOUND(ErrorKind.NOT_FOUND, "No instances found for port {id}"),
    /** Arguments: server, request. */
    INSTANCE_ACTION_NOT_FOUND(ErrorKind.NOT_FOUND, "Action {request} on instance {server} not found"),
    /** Arguments: id, key. */
    EXTRA_SPEC_NOT_FOUND(ErrorKind.NOT_FOUND, "Flavor {id} has no extra specs with key {key}."),
    ACCESS_OF_PUBLIC_FLAVOR(ErrorKind.NOT_FOUND, "Access list not available for public flavors."),
    /** Arguments: id. */
    HYPERVISOR_NOT_FOUND(ErrorKind.NOT_FOUND, "Hypervisor with ID '{id}' could not be found."),
    /** Arguments: pattern. */
    NO_HYPERVISOR_MATCHES(ErrorKind.NOT_FOUND, "No hypervisor matching '{pattern}' could be found."),
    /** Arguments: id. */
    SERVICE_NOT_FOUND(ErrorKind.NOT_FOUND, "Service {id} could not be found."),
    /** Arguments: host. */
    HOST_NOT_FOUND(ErrorKind.NOT_FOUND, "Compute host {host} could not be found."),
    /** Arguments: id. */
    PROJECT_INVALID(ErrorKind.BAD_REQUEST, "Project ID {id} is not a valid project."),
    /** Arguments: alias. */
    EXTENSION_NOT_FOUND(ErrorKind.NOT_FOUND, "No extension with alias {alias}"),
    /** Arguments: group. */
    SECURITY_GROUP_NOT_FOUND(ErrorKind.NOT_FOUND, "Security group {group} not found."),
    /** Arguments: group, server. */
    GROUP_NOT_ON_SERVER(ErrorKind.NOT_FOUND, "Security group {group} not associated with the instance {server}"),
    NO_SUCH_NETWORK(ErrorKind.NOT_FOUND, "Network not found"),
    /** Arguments: id. */
    FLOATING_IP_NOT_FOUND(ErrorKind.NOT_FOUND, "Floating IP not found for ID {id}"),
    NO_SUCH_FLOATING_IP(ErrorKind.NOT_FOUND, "floating IP not found"),
    /** Arguments: address, server. */
    FLOATING_IP_NOT_ON_SERVER(ErrorKind.CONFLICT, "Floating IP {address} is not associated with instance {server}."),
    NO_FLOATING_IP_POOL(ErrorKind.NOT_FOUND, "Floating IP pool not found."),
    IMAGE_NOT_FOUND(ErrorKind.NOT_FOUND, "Image not found."),
    IMAGE_METADATA_LIMIT(ErrorKind.OVER_QUOTA, "Image metadata limit exceeded"),
    NOT_SUPPORTED(ErrorKind.NOT_IMPLEMENTED, "The requested functionality is not supported."),
    GONE(ErrorKind.GONE, "This resource is no longer available. No forwarding address is given."),
    /** Arguments: migration, server. */
    MIGRATION_NOT_FOUND(
            ErrorKind.NOT_FOUND, "In-progress live migration {migration} is not found for server {server}."),
    /** Arguments: timestamp. */
    TIMESTAMP_INVALID(ErrorKind.BAD_REQUEST, "Invalid timestamp for date {timestamp}"),
    SERVICE_HAS_SERVERS(
            ErrorKind.CONFLICT,
            "Unable to delete compute service that is hosting instances. Migrate or delete the instances first."),
    /** Arguments: server. */
    NETWORK_NOT_OF_SERVER(ErrorKind.BAD_REQUEST, "Network could not be found for instance {server}."),
    DELETED_FOR_ADMINS_ONLY(ErrorKind.FORBIDDEN, "Only administrators may list deleted instances");

    private final ErrorKind kind;
    private final String template;

    ComputeApiError(ErrorKind kind, String template) {
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
