package org.ustack.identity;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** The errors of federation, as Keystone words them. */
public enum FederationError implements ErrorCode {
    /** What a provider vouches for cannot be used here: it, or who may send its word, is not what the operator set up. */
    NOT_TRUSTED(ErrorKind.FORBIDDEN, "You are not authorized to perform the requested action."),
    /** A mapping leads nowhere, which only the operator can mend; the log says where. */
    MAPPING_FAILS(ErrorKind.INTERNAL, "An unexpected error prevented the server from fulfilling your request."),
    /** There is no SAML here, so there are no metadata. */
    NO_METADATA(ErrorKind.INTERNAL, "An unexpected error prevented the server from fulfilling your request.");

    private final ErrorKind kind;
    private final String template;

    FederationError(ErrorKind kind, String template) {
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
