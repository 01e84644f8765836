package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the network service; {@code type()} is what the API shows as error class. */
public enum NetworkError implements ErrorCode {
    /** Arguments: id. */
    NETWORK_NOT_FOUND(ErrorKind.NOT_FOUND, "Network {id} could not be found."),
    AMBIGUOUS_NETWORKS(
            ErrorKind.CONFLICT, "Multiple possible networks found, use a Network ID to be more specific.");

    private final ErrorKind kind;
    private final String template;

    NetworkError(ErrorKind kind, String template) {
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
