package org.ustack.image;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the image service. */
public enum ImageError implements ErrorCode {
    /** Arguments: id. */
    IMAGE_NOT_FOUND(ErrorKind.NOT_FOUND, "No image found with ID {id}"),
    /** Arguments: id, status. */
    IMAGE_NOT_ACTIVE(ErrorKind.CONFLICT, "Image {id} is not active.");

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
