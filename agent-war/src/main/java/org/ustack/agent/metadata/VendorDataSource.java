package org.ustack.agent.metadata;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Asks a service of the operator for what a guest shall know from it. */
@FunctionalInterface
public interface VendorDataSource {

    /**
     * @param question the guest, as a JSON object
     * @return the JSON object that it answered
     * @throws IOException if it did not answer with one in time
     */
    Map<String, Object> ask(URI service, Map<String, Object> question) throws IOException;
}
