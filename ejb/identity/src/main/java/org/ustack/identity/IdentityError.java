package org.ustack.identity;

import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** The errors of the identity service, worded as Keystone's clients expect. */
public enum IdentityError implements ErrorCode {
    /** Arguments: kind (such as {@code user}), id. */
    NOT_FOUND(ErrorKind.NOT_FOUND, "Could not find {kind}: {id}."),
    /** The token of a login by token. */
    TOKEN_NOT_FOUND(ErrorKind.NOT_FOUND, "Failed to validate token"),
    /** Arguments: kind, reason. */
    CONFLICT(ErrorKind.CONFLICT, "Conflict occurred attempting to store {kind} - {reason}."),
    /** Arguments: action, a rule such as {@code identity:list_users}. */
    FORBIDDEN(ErrorKind.FORBIDDEN, "You are not authorized to perform the requested action: {action}."),
    /** Arguments: reason. Known and allowed, but not in this state. */
    NOT_NOW(ErrorKind.FORBIDDEN, "{reason}"),
    /** Arguments: kind, id. */
    LIMIT_NOT_FOUND(ErrorKind.NOT_FOUND, "Could not find {kind} for {id}."),
    EC2_KEY_NOT_FOUND(ErrorKind.NOT_FOUND, "EC2 access key not found."),
    /** Arguments: detail. */
    PASSWORD_REQUIREMENTS(ErrorKind.BAD_REQUEST, "The password does not match the requirements: {detail}."),
    /** Arguments: unique_count. */
    PASSWORD_REUSED(
            ErrorKind.BAD_REQUEST,
            "The new password cannot be identical to a previous password. The total number which includes the new password"
                    + " must be unique is {unique_count}."),
    /** Arguments: min_age_days, days_left. */
    PASSWORD_TOO_YOUNG(
            ErrorKind.BAD_REQUEST,
            "You cannot change your password at this time due to the minimum password age. Once you change your password, it"
                    + " must be used for {min_age_days} day(s) before it can be changed. Please try again in {days_left} day(s)"
                    + " or contact your administrator to reset your password."),
    PASSWORD_LOCKED(
            ErrorKind.BAD_REQUEST,
            "You cannot change your password at this time due to password policy disallowing password changes. Please contact"
                    + " your administrator to reset your password."),
    /** Arguments: user_id. Only said to who knows the password. */
    PASSWORD_EXPIRED(ErrorKind.UNAUTHORIZED, "The password is expired and needs to be changed for user: {user_id}."),
    /** Of a new second factor: nothing was stored. */
    PASSCODE_WRONG(ErrorKind.BAD_REQUEST, "The code is not the current one of this secret."),
    /** Of who wants to change what guards the sign-in. */
    PROOF_WRONG(ErrorKind.FORBIDDEN, "The password or the code is not right."),
    SECOND_FACTOR_THERE(ErrorKind.CONFLICT, "A second factor is set up already. Remove it first."),
    SECOND_FACTOR_MISSING(ErrorKind.CONFLICT, "No second factor is set up."),
    SECOND_FACTOR_IMPOSED(ErrorKind.FORBIDDEN, "How this user signs in is not the user's to decide."),
    /** Arguments: seconds until the next try counts. */
    TOO_MANY_LOGINS(ErrorKind.RATE_LIMITED, "Too many failed logins. Please try again in {seconds} second(s)."),
    /** Arguments: reason. */
    INVALID(ErrorKind.BAD_REQUEST, "{reason}");

    /** The reason where a client sets an end that has passed. */
    public static final String EXPIRED_BEFORE_NOW =
            "The 'expires_at' must not be before now. The server could not comply"
                    + " with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.";

    /** The reason where a client sends a time that is none. */
    public static final String NOT_A_TIME =
            "Timestamp not in expected format. The server could not comply with the request"
                    + " since it is either malformed or otherwise incorrect. The client is assumed to be in error.";

    private final ErrorKind kind;
    private final String template;

    IdentityError(ErrorKind kind, String template) {
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

    public static CloudException notFound(String kind, String id) {
        return new CloudException(NOT_FOUND, "kind", kind, "id", id);
    }

    public static CloudException duplicate(String kind, String name) {
        return new CloudException(CONFLICT, "kind", kind, "reason", "Duplicate entry found with name " + name);
    }

    public static CloudException conflict(String kind, String reason) {
        return new CloudException(CONFLICT, "kind", kind, "reason", reason);
    }

    public static CloudException limitNotFound(String kind, String id) {
        return new CloudException(LIMIT_NOT_FOUND, "kind", kind, "id", id);
    }

    public static CloudException forbidden(String rule) {
        return new CloudException(FORBIDDEN, "action", rule);
    }

    public static CloudException notNow(String reason) {
        return new CloudException(NOT_NOW, "reason", reason);
    }

    public static CloudException invalid(String reason) {
        return new CloudException(INVALID, "reason", reason);
    }
}
