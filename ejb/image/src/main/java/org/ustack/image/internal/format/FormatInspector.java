package org.ustack.image.internal.format;

import java.io.IOException;

/** One disk format: how it is recognised, and what must be true of it before a guest may use it. */
public interface FormatInspector {

    /** The name that the API gives the format. */
    String format();

    /** Whether the bytes carry the format's signature. */
    boolean recognises(ImageBytes bytes) throws IOException;

    /**
     * Checks an image that is recognised.
     *
     * @return bytes of the disk that a guest sees
     * @throws FormatRefusal if it is broken, unknown, or refers to anything outside of itself
     */
    long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal;
}
