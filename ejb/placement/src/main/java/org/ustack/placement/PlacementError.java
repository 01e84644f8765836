package org.ustack.placement;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the placement module. */
public enum PlacementError implements ErrorCode {
    /** Arguments: name. */
    NODE_NOT_FOUND(ErrorKind.NOT_FOUND, "Compute host {name} could not be found."),
    /** Arguments: name, servers. */
    NODE_IN_USE(ErrorKind.CONFLICT, "Unable to remove compute host {name}: {servers} servers are placed on it.");

    private final ErrorKind kind;
    private final String template;

    PlacementError(ErrorKind kind, String template) {
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
