package org.ustack.rest.common;

import jakarta.enterprise.context.RequestScoped;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** The text of the error that the request ends with, for its audit row. */
@RequestScoped
public class ErrorNote {

    private String text;

    void set(CloudException error) {
        this.text = wordsOf(error);
    }

    /**
     * A complaint about a body quotes from it, which is for its sender only: what stands there in the wrong place may be a
     * password.
     */
    static String wordsOf(CloudException error) {
        if (error.code() == CommonError.INVALID_INPUT) {
            return "Invalid input for field/attribute " + error.arguments().get("field") + ".";
        }
        return error.code() == CommonError.MALFORMED_BODY ? "Malformed request body." : error.getMessage();
    }

    String text() {
        return text;
    }
}
