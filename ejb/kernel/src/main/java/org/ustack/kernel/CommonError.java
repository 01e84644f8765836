package org.ustack.kernel;

/** Errors that any service may raise. */
public enum CommonError implements ErrorCode {
    /** Arguments: field, value, reason. Each API words it in its own way. */
    INVALID_INPUT(ErrorKind.BAD_REQUEST, "Invalid input for field/attribute {field}. Value: {value}. {reason}"),
    /** Arguments: reason. */
    MALFORMED_BODY(ErrorKind.BAD_REQUEST, "Malformed request body: {reason}"),
    /** Arguments: reason. A wrong query parameter, header or path. */
    BAD_REQUEST(ErrorKind.BAD_REQUEST, "{reason}"),
    /** Arguments: marker. */
    MARKER_NOT_FOUND(ErrorKind.BAD_REQUEST, "marker [{marker}] not found"),
    NOT_AUTHENTICATED(ErrorKind.UNAUTHORIZED, "The request you have made requires authentication."),
    /** Arguments: rule. */
    POLICY_FORBIDS(ErrorKind.FORBIDDEN, "Policy doesn't allow {rule} to be performed."),
    /** Arguments: limit (bytes). */
    BODY_TOO_LARGE(ErrorKind.TOO_LARGE, "Request is too large: the limit is {limit} bytes."),
    PATH_NOT_FOUND(ErrorKind.NOT_FOUND, "The resource could not be found."),
    METHOD_NOT_ALLOWED(ErrorKind.METHOD_NOT_ALLOWED, "The method is not allowed for this resource."),
    /** Two writers met and the other one was first; nothing was changed. */
    CONCURRENT_UPDATE(ErrorKind.CONFLICT, "The resource was changed by another request. Please try again."),
    /** Arguments: reason. */
    UNAVAILABLE(ErrorKind.UNAVAILABLE, "{reason}"),
    INTERNAL(ErrorKind.INTERNAL, "Unexpected error. Please report the request id to the operator of this cloud.");

    private final ErrorKind kind;
    private final String template;

    CommonError(ErrorKind kind, String template) {
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

    /** Shorthand for the most frequent one. */
    public static CloudException invalid(String field, Object value, String reason) {
        return new CloudException(INVALID_INPUT, "field", field, "value", value, "reason", reason);
    }
}
