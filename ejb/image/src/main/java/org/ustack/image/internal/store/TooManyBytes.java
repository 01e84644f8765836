package org.ustack.image.internal.store;

import java.io.IOException;

/** The stream is longer than what is taken. */
public final class TooManyBytes extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    TooManyBytes(long limit) {
        super("more than " + limit + " bytes");
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }
}
