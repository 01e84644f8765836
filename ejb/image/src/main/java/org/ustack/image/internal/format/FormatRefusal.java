package org.ustack.image.internal.format;

/** Why an image is not taken; the message is for the client. */
public final class FormatRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    public FormatRefusal(String reason) {
        super(reason);
    }
}
