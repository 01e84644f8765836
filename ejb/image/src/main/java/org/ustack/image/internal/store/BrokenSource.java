package org.ustack.image.internal.store;

import java.io.IOException;

/** The sender went away in the middle: its fault, not the store's. */
public final class BrokenSource extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenSource(IOException cause) {
        super("the source of the bytes broke off", cause);
    }
}
