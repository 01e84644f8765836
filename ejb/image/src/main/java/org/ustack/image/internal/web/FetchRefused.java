package org.ustack.image.internal.web;

import java.io.IOException;

/** Nothing is fetched, or no more of it. The message is a sentence for the owner of the image and names nothing internal. */
public final class FetchRefused extends IOException {

    private static final long serialVersionUID = 1L;

    public FetchRefused(String message) {
        super(message);
    }

    public FetchRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
