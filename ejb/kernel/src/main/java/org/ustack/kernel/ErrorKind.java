package org.ustack.kernel;

/**
 * What an error means to any client, whatever the API it came through. Each API maps a kind to its own status and body,
 * for example {@link #OVER_QUOTA} is 403 in compute, 409 in network and 413 in image.
 */
public enum ErrorKind {
    /** The request itself is wrong and will stay wrong. */
    BAD_REQUEST(400),
    /** No token, or one that is not valid. */
    UNAUTHORIZED(401),
    /** The caller is known and may not do this. */
    FORBIDDEN(403),
    /** There is no such thing, or none that the caller may know of. */
    NOT_FOUND(404),
    /** The path exists, the method does not. */
    METHOD_NOT_ALLOWED(405),
    /** No version or media type that both sides speak. */
    NOT_ACCEPTABLE(406),
    /** The thing is in a state that does not allow this, or the name is taken. */
    CONFLICT(409),
    /** There was such a thing, and there will not be again. */
    GONE(410),
    /** The revision that the caller named is not the current one. */
    PRECONDITION_FAILED(412),
    /** The body is larger than the operation takes. */
    TOO_LARGE(413),
    /** The body is of a type that the operation does not take. */
    UNSUPPORTED_MEDIA_TYPE(415),
    /** A byte range outside of the object. */
    RANGE_NOT_SATISFIABLE(416),
    /** The project has used up what it may use. */
    OVER_QUOTA(403),
    /** Too many requests in a time. */
    RATE_LIMITED(429),
    /** A fault of ours. */
    INTERNAL(500),
    /** Known, and not offered by this deployment. */
    NOT_IMPLEMENTED(501),
    /** Try again later. */
    UNAVAILABLE(503);

    private final int httpStatus;

    ErrorKind(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status that most APIs give to this kind. */
    public int httpStatus() {
        return httpStatus;
    }
}
