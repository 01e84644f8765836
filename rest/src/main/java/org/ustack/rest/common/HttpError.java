package org.ustack.rest.common;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of HTTP itself. */
enum HttpError implements ErrorCode {
    NOT_ACCEPTABLE(ErrorKind.NOT_ACCEPTABLE, "No representation of the resource is acceptable to the client."),
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.UNSUPPORTED_MEDIA_TYPE, "The media type of the request body is not supported.");

    private final ErrorKind kind;
    private final String template;

    HttpError(ErrorKind kind, String template) {
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
