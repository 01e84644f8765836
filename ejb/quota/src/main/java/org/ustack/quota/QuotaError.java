package org.ustack.quota;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the quota module. Each API words {@link #EXCEEDED} in its own way. */
public enum QuotaError implements ErrorCode {
    EXCEEDED(
            ErrorKind.OVER_QUOTA,
            "Quota exceeded for {resource}: Requested {requested}, but already used {used} of {limit} {resource}"),
    BELOW_USE(
            ErrorKind.BAD_REQUEST,
            "Quota limit {limit} for {resource} must be greater than or equal to already used and reserved {used}."),
    /** Arguments: resource, limit. */
    NOT_A_LIMIT(ErrorKind.BAD_REQUEST, "Quota limit {limit} for {resource} must be -1 or greater.");

    private final ErrorKind kind;
    private final String template;

    QuotaError(ErrorKind kind, String template) {
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
