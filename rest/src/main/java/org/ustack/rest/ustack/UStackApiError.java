package org.ustack.rest.ustack;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of UStack's own API itself. */
enum UStackApiError implements ErrorCode {
    /** Arguments: node. */
    NODE_NOT_FOUND(ErrorKind.NOT_FOUND, "Node {node} could not be found."),
    PROJECT_NEEDED(ErrorKind.BAD_REQUEST, "Servers belong to a project: a token for a project is needed.");

    private final ErrorKind kind;
    private final String template;

    UStackApiError(ErrorKind kind, String template) {
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
