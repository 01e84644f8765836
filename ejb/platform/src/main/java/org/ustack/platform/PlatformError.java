package org.ustack.platform;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the platform module. */
public enum PlatformError implements ErrorCode {
    /** Arguments: type, id, action (that runs). */
    OPERATION_RUNNING(ErrorKind.CONFLICT, "Cannot change {type} {id} while an operation runs on it: {action}"),
    /** Arguments: agent. */
    AGENT_SILENT(ErrorKind.UNAVAILABLE, "The agent {agent} did not answer in time."),
    /** Arguments: reason. */
    AGENT_REFUSED(ErrorKind.CONFLICT, "{reason}");

    private final ErrorKind kind;
    private final String template;

    PlatformError(ErrorKind kind, String template) {
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
