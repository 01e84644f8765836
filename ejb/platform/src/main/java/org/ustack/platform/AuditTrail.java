package org.ustack.platform;

import java.time.Instant;
import java.util.List;
import org.ustack.kernel.RequestContext;

/**
 * Who did what with which outcome, refusals included. Written in a transaction of its own, whatever became of the work, and
 * to the log category {@code ustack.audit} as a CADF event.
 */
public interface AuditTrail {

    void record(Entry entry);

    /** Newest first. @param projectId null for all projects */
    List<Entry> latest(String projectId, int limit);

    /**
     * @param caller null where nobody was known; of a refused login whom the client claimed to be
     * @param action policy rule or operation name; null if the request did not get that far
     * @param status HTTP status of the answer
     * @param reason text of the error; null on success
     */
    record Entry(
            Instant at,
            String requestId,
            RequestContext caller,
            String clientAddress,
            String method,
            String path,
            String action,
            int status,
            String reason) {}
}
