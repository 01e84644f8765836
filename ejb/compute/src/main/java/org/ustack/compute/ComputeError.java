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
    /** Arguments: id. */
    SERVER_LOCKED(ErrorKind.CONFLICT, "Instance {id} is locked"),
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
