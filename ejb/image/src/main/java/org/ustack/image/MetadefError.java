package org.ustack.image;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of metadata definitions. */
public enum MetadefError implements ErrorCode {
    /** Arguments: namespace. */
    NAMESPACE_NOT_FOUND(ErrorKind.NOT_FOUND, "Metadata definition namespace={namespace} was not found."),
    /** Arguments: namespace. */
    NAMESPACE_EXISTS(ErrorKind.CONFLICT, "The metadata definition namespace={namespace} already exists."),
    /** Arguments: namespace. */
    NAMESPACE_PROTECTED(
            ErrorKind.FORBIDDEN, "Metadata definition namespace {namespace} is protected and cannot be deleted."),
    /** Arguments: namespace. */
    NOT_OWNED(ErrorKind.FORBIDDEN, "Forbidding request, metadata definition namespace={namespace} is not yours."),
    /** Arguments: name, namespace. */
    OBJECT_NOT_FOUND(
            ErrorKind.NOT_FOUND,
            "The metadata definition object with name={name} was not found in namespace={namespace}."),
    /** Arguments: name, namespace. */
    OBJECT_EXISTS(
            ErrorKind.CONFLICT,
            "A metadata definition object with name={name} already exists in namespace={namespace}."),
    /** Arguments: name. */
    OBJECT_PROTECTED(ErrorKind.FORBIDDEN, "Metadata definition object {name} is protected and cannot be deleted."),
    /** Arguments: name, namespace. */
    PROPERTY_NOT_FOUND(
            ErrorKind.NOT_FOUND,
            "The metadata definition property with name={name} was not found in namespace={namespace}."),
    /** Arguments: name, namespace. */
    PROPERTY_EXISTS(
            ErrorKind.CONFLICT,
            "A metadata definition property with name={name} already exists in namespace={namespace}."),
    /** Arguments: name. */
    PROPERTY_PROTECTED(ErrorKind.FORBIDDEN, "Metadata definition property {name} is protected and cannot be deleted."),
    /** Arguments: name, namespace. */
    TAG_NOT_FOUND(
            ErrorKind.NOT_FOUND,
            "The metadata definition tag with name={name} was not found in namespace={namespace}."),
    /** Arguments: name, namespace. */
    TAG_EXISTS(
            ErrorKind.CONFLICT,
            "A metadata tag with name={name} already exists in namespace={namespace}. (Please note that metadata tag names"
                    + " are case insensitive)."),
    /** Arguments: name. */
    TAG_PROTECTED(ErrorKind.FORBIDDEN, "Metadata definition tag {name} is protected and cannot be deleted."),
    /** Arguments: name, namespace. */
    ASSOCIATION_NOT_FOUND(
            ErrorKind.NOT_FOUND,
            "The metadata definition resource-type association of resource-type={name} to namespace={namespace}, was not found."),
    /** Arguments: name, namespace. */
    ASSOCIATION_EXISTS(
            ErrorKind.CONFLICT,
            "The metadata definition resource-type association of resource-type={name} to namespace={namespace} already exists."),
    /** Arguments: name. */
    ASSOCIATION_PROTECTED(
            ErrorKind.FORBIDDEN,
            "Metadata definition resource-type-association {name} is protected and cannot be deleted.");

    private final ErrorKind kind;
    private final String template;

    MetadefError(ErrorKind kind, String template) {
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
