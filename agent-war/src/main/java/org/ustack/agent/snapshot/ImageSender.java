package org.ustack.agent.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import org.ustack.agent.NodeProblem;

/** Where the bytes of an image go. */
public interface ImageSender {

    /**
     * Sends the whole file. Sending what was taken before is fine.
     *
     * @throws IOException if it did not come to its end, and may when it is tried again
     * @throws NodeProblem {@code IMAGE_REFUSED} if the service will never take it
     */
    void send(String url, Path file) throws IOException, NodeProblem;
}
