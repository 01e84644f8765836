package org.ustack.image;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the image service. */
public enum ImageError implements ErrorCode {
    /** Arguments: id. */
    IMAGE_NOT_FOUND(ErrorKind.NOT_FOUND, "No image found with ID {id}"),
    /** Arguments: id, status. */
    IMAGE_NOT_ACTIVE(ErrorKind.CONFLICT, "Image {id} is not active."),
    /** Arguments: id, reason. */
    IMAGE_NOT_BOOTABLE(ErrorKind.BAD_REQUEST, "Image {id} is unacceptable: {reason}"),
    /** Arguments: id. */
    ID_TAKEN(ErrorKind.CONFLICT, "Image ID {id} already exists!"),
    /** Arguments: reason. The caller sees the image and may not do this with it. */
    NOT_PERMITTED(ErrorKind.FORBIDDEN, "{reason}"),
    /** Arguments: id. */
    IMAGE_PROTECTED(ErrorKind.FORBIDDEN, "Image {id} is protected and cannot be deleted."),
    /** Arguments: name. */
    ATTRIBUTE_READ_ONLY(ErrorKind.FORBIDDEN, "Attribute '{name}' is read-only."),
    /** Arguments: name. */
    ATTRIBUTE_RESERVED(ErrorKind.FORBIDDEN, "Attribute '{name}' is reserved."),
    /** Arguments: name. */
    ATTRIBUTE_STAYS(ErrorKind.FORBIDDEN, "Property {name} may not be removed."),
    /** Arguments: name. */
    FORMAT_FIXED(ErrorKind.FORBIDDEN, "Attribute {name} can be only replaced for a queued image."),
    /** Arguments: name. */
    PROPERTY_MISSING(ErrorKind.CONFLICT, "Property {name} does not exist."),
    /** Arguments: name. */
    PROPERTY_PRESENT(ErrorKind.CONFLICT, "Property {name} already present."),
    /** Arguments: tag. */
    TAG_NOT_FOUND(ErrorKind.NOT_FOUND, "The tag {tag} could not be found on the image."),
    /** Arguments: things, limit. */
    TOO_MANY(ErrorKind.TOO_LARGE, "The limit of {limit} image {things} has been exceeded."),
    /** Arguments: member, id. */
    MEMBER_NOT_FOUND(ErrorKind.NOT_FOUND, "{member} not found in the member list of the image {id}."),
    /** Arguments: member, id. */
    MEMBER_EXISTS(ErrorKind.CONFLICT, "The target member {member} is already associated with image {id}."),
    /** Arguments: id. */
    NOT_SHAREABLE(ErrorKind.FORBIDDEN, "Only images with visibility 'shared' have members; image {id} is not."),
    /** Arguments: id, from, to. */
    NOT_QUEUED(ErrorKind.CONFLICT, "Image status transition from {from} to {to} is not allowed for image {id}."),
    /** Arguments: id, status, verb. */
    WRONG_STATUS(ErrorKind.FORBIDDEN, "Image {id} in status '{status}' cannot be {verb}."),
    NOT_STAGED(ErrorKind.CONFLICT, "Image needs to be staged before 'glance-direct' method can be used"),
    ACTIVE_ALREADY(ErrorKind.CONFLICT, "Image with status active cannot be target for import"),
    NOT_ACTIVE_TO_COPY(ErrorKind.CONFLICT, "Only images with status active can be targeted for copying"),
    /** Arguments: method. */
    NOT_QUEUED_TO_IMPORT(ErrorKind.CONFLICT, "Image needs to be in 'queued' state to use '{method}' method"),
    IMPORT_RUNNING(ErrorKind.CONFLICT, "Image has an import in progress"),
    /** Arguments: name. */
    FORMAT_FIRST(ErrorKind.CONFLICT, "'{name}' needs to be set before import"),
    /** Arguments: method. */
    METHOD_OFF(ErrorKind.BAD_REQUEST, "Unknown import method name '{method}'."),
    /** Arguments: uri. */
    URI_REFUSED(ErrorKind.BAD_REQUEST, "URI for web-download does not pass filtering: {uri}"),
    /** Arguments: store. */
    UNKNOWN_STORE(ErrorKind.CONFLICT, "Unknown scheme '{store}' found in URI"),
    /** Arguments: store. */
    IN_STORE_ALREADY(ErrorKind.BAD_REQUEST, "Image is already present at store '{store}'"),
    /** Arguments: id. */
    TASK_NOT_FOUND(ErrorKind.NOT_FOUND, "No task found with ID {id}"),
    /** Arguments: verb. Where an image's bytes lie is nobody's business but the store's. */
    LOCATIONS_HIDDEN(ErrorKind.FORBIDDEN, "It's not allowed to {verb} locations if locations are invisible."),
    /** Arguments: names. */
    FORMAT_NOT_SET(ErrorKind.BAD_REQUEST, "Properties {names} must be set prior to saving data."),
    /** Arguments: id. */
    /** Arguments: declared, received. */
    SIZE_MISMATCH(
            ErrorKind.BAD_REQUEST,
            "The announced size of the image data is {declared} bytes, but {received} bytes were received."),
    /** Arguments: format, reason. */
    FORMAT_REFUSED(ErrorKind.BAD_REQUEST, "The image data is not acceptable as disk format {format}: {reason}"),
    /** Arguments: limit (bytes). */
    TOO_LARGE(ErrorKind.TOO_LARGE, "The image data exceeds the largest allowed size of {limit} bytes."),
    /** Arguments: id. */
    UPLOAD_BROKEN(ErrorKind.BAD_REQUEST, "The upload for image {id} broke off before its end."),
    /** The disk of the store is full or broken; the log says which. */
    STORE_FAILED(ErrorKind.UNAVAILABLE, "The image store cannot take the data now."),
    /** Arguments: id. */
    DEACTIVATED(
            ErrorKind.FORBIDDEN, "The requested image {id} has been deactivated. Image data download is forbidden."),
    BAD_SIGNATURE(ErrorKind.FORBIDDEN, "The address is not valid or not valid any more."),
    /** Arguments: range, size. */
    RANGE_OUTSIDE(ErrorKind.RANGE_NOT_SATISFIABLE, "The range {range} is outside of the image data of {size} bytes.");

    private final ErrorKind kind;
    private final String template;

    ImageError(ErrorKind kind, String template) {
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
