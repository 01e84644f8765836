package org.ustack.compute;

/**
 * CDI event after the commit of a change of a server, on the controller that made it: the dashboard pushes it to browsers.
 * It is fired inside the transaction; observe it with {@code @Observes(during = TransactionPhase.AFTER_SUCCESS)}.
 *
 * @param status {@link ServerStatus#status()} after the change
 */
public record ServerChanged(String serverId, String projectId, String name, String status, String taskState) {}
