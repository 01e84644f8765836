package org.ustack.contract;

import java.time.Instant;

/**
 * The operation that a command belongs to. The agent stamps the id into the domain's metadata, so that after a crash it
 * can tell its own finished work from work to do.
 *
 * @param id operation id
 * @param sequence grows by one with each operation on the same server; an agent ignores a command older than the stamp
 * @param deadline when the controller's reaper takes over; the agent does not begin after it
 */
public record OperationRef(String id, long sequence, Instant deadline) {}
