package org.ustack.rest.common;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;

/** How one API writes an error: status, headers and body. */
public interface ErrorFormat {

    /** Any error but a missing or bad token. */
    Response render(CloudException error, HttpHeaders request);

    /** The status of an error; most APIs differ in over-quota only. */
    default int status(ErrorKind kind) {
        return kind.httpStatus();
    }
}
