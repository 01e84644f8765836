package org.ustack.rest.common;

import jakarta.enterprise.context.RequestScoped;

/** The text of the error that the request ends with, for its audit row. */
@RequestScoped
public class ErrorNote {

    private String text;

    void set(String message) {
        this.text = message;
    }

    String text() {
        return text;
    }
}
