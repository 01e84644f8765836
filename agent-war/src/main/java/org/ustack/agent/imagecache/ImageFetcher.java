package org.ustack.agent.imagecache;

import java.io.IOException;
import java.util.function.Consumer;

/** Where the bytes of an image come from. */
public interface ImageFetcher {

    /**
     * Hands the content over piece by piece, in one thread at a time; an exception of the sink ends the transfer.
     *
     * @throws IOException if it does not come to its end
     */
    void fetch(String url, Consumer<byte[]> sink) throws IOException;
}
