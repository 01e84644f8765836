package org.ustack.compute;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the compute service. */
public enum ComputeError implements ErrorCode {
    /** Arguments: id. */
    SERVER_NOT_FOUND(ErrorKind.NOT_FOUND, "Instance {id} could not be found."),
    /** Arguments: id. */
    FLAVOR_NOT_FOUND(ErrorKind.NOT_FOUND, "Flavor {id} could not be found."),
    /** Arguments: id. A flavor or image in the body of a request. */
    FLAVOR_UNKNOWN(ErrorKind.BAD_REQUEST, "Flavor {id} could not be found."),
    /** Arguments: name. */
    KEY_PAIR_NOT_FOUND(ErrorKind.NOT_FOUND, "Keypair {name} not found for user {user}"),
    /** Arguments: id, action, state. */
    WRONG_STATE(ErrorKind.CONFLICT, "Cannot '{action}' instance {id} while it is in {attribute} {state}"),
    /** Arguments: action. */
    NEVER_ACTIVE(ErrorKind.CONFLICT, "Cannot '{action}' an instance which has never been active"),
    IMAGE_UNKNOWN_FOR_REBUILD(ErrorKind.BAD_REQUEST, "Cannot find image for rebuild"),
    SAME_FLAVOR(ErrorKind.BAD_REQUEST, "When resizing, instances must change flavor!"),
    /** Arguments: reason. */
    DISK_CANNOT_RESIZE(ErrorKind.BAD_REQUEST, "Server disk was unable to be resized because: {reason}"),
    NOT_RESIZED(ErrorKind.BAD_REQUEST, "Instance has not been resized."),
    /** Arguments: reason. */
    NO_VALID_HOST(ErrorKind.BAD_REQUEST, "No valid host was found. {reason}"),
    MIGRATION_TO_SAME_HOST(ErrorKind.BAD_REQUEST, "Cannot migrate to the host where the server exists."),
    /** Arguments: host. */
    HOST_UNKNOWN(ErrorKind.BAD_REQUEST, "Compute host {host} could not be found."),
    /** Arguments: host. */
    EVACUATION_HOST_NOT_FOUND(ErrorKind.NOT_FOUND, "Compute host {host} not found."),
    EVACUATION_TO_SAME_HOST(ErrorKind.BAD_REQUEST, "The target host can't be the same one."),
    /** Arguments: host. */
    HOST_IN_USE(ErrorKind.BAD_REQUEST, "Compute service of {host} is still in use."),
    /** Arguments: id. */
    SERVER_LOCKED(ErrorKind.CONFLICT, "Instance {id} is locked"),
    /** Arguments: id. No node has it yet, or no longer. */
    SERVER_NOT_READY(ErrorKind.CONFLICT, "Instance {id} is not ready"),
    /** The body of a request names an image that the caller cannot see. */
    IMAGE_UNKNOWN(ErrorKind.BAD_REQUEST, "Can not find requested image"),
    /** Arguments: id. */
    IMAGE_NOT_ACTIVE(ErrorKind.BAD_REQUEST, "Image {id} is not active."),
    NOT_BOOTABLE(
            ErrorKind.BAD_REQUEST,
            "Block Device Mapping is Invalid: Boot sequence for the instance and image/block device mapping combination is"
                    + " not valid."),
    FLAVOR_MEMORY_TOO_SMALL(ErrorKind.BAD_REQUEST, "Flavor's memory is too small for requested image."),
    /** Arguments: flavor_size, image_size (bytes). */
    FLAVOR_DISK_TOO_SMALL(
            ErrorKind.BAD_REQUEST,
            "Flavor's disk is too small for requested image. Flavor disk is {flavor_size} bytes, image is {image_size}"
                    + " bytes."),
    /** Arguments: flavor_size, image_min_disk (bytes). */
    FLAVOR_DISK_BELOW_MINIMUM(
            ErrorKind.BAD_REQUEST,
            "Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is {flavor_size}"
                    + " bytes, minimum size is {image_min_disk} bytes."),
    KEY_NAME_UNKNOWN(ErrorKind.BAD_REQUEST, "Invalid key_name provided."),
    MIN_ABOVE_MAX(ErrorKind.BAD_REQUEST, "min_count must be <= max_count"),
    /** Arguments: name. */
    KEY_PAIR_EXISTS(ErrorKind.CONFLICT, "Key pair '{name}' already exists."),
    /** Arguments: reason. */
    KEY_PAIR_INVALID(ErrorKind.BAD_REQUEST, "Keypair data is invalid: {reason}"),
    /** Arguments: id. */
    FLAVOR_ID_EXISTS(ErrorKind.CONFLICT, "Flavor with ID {id} already exists."),
    /** Arguments: name. */
    FLAVOR_NAME_EXISTS(ErrorKind.CONFLICT, "Flavor with name {name} already exists."),
    /** Arguments: id, key. */
    EXTRA_SPEC_NOT_FOUND(ErrorKind.NOT_FOUND, "Flavor {id} has no extra specs with key {key}."),
    FLAVOR_IS_PUBLIC(ErrorKind.NOT_FOUND, "Access list not available for public flavors."),
    FLAVOR_ACCESS_OF_PUBLIC(ErrorKind.CONFLICT, "Can not add access to a public flavor."),
    /** Arguments: id, project. */
    FLAVOR_ACCESS_EXISTS(
            ErrorKind.CONFLICT, "Flavor access already exists for flavor {id} and project {project} combination."),
    /** Arguments: id, project. */
    FLAVOR_ACCESS_NOT_FOUND(ErrorKind.NOT_FOUND, "Flavor access not found for {id} / {project} combination."),
    /** Arguments: key. */
    METADATA_NOT_FOUND(ErrorKind.NOT_FOUND, "Metadata item was not found"),
    /** Arguments: limit. */
    TOO_MANY_TAGS(ErrorKind.BAD_REQUEST, "The number of tags exceeded the per-server limit {limit}"),
    /** Arguments: id. */
    SERVER_GROUP_NOT_FOUND(ErrorKind.NOT_FOUND, "Instance group {id} could not be found."),
    /** Arguments: id. The hint of a boot names it. */
    SERVER_GROUP_UNKNOWN(ErrorKind.BAD_REQUEST, "Instance group {id} could not be found."),
    CONSOLE_UNAVAILABLE(ErrorKind.CONFLICT, "The console of instance {id} is not available: {reason}"),
    CONSOLE_TOKEN_INVALID(ErrorKind.NOT_FOUND, "The console token is not valid or has expired.");

    private final ErrorKind kind;
    private final String template;

    ComputeError(ErrorKind kind, String template) {
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
