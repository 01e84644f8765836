package org.ustack.placement;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the placement module. */
public enum PlacementError implements ErrorCode {
    /** Arguments: name. */
    NODE_NOT_FOUND(ErrorKind.NOT_FOUND, "Compute host {name} could not be found."),
    /** Arguments: name, servers. */
    NODE_IN_USE(ErrorKind.CONFLICT, "Unable to remove compute host {name}: {servers} servers are placed on it."),
    /** Arguments: name. */
    NODE_NOT_IN_MAINTENANCE(ErrorKind.CONFLICT, "Compute host {name} is not in maintenance."),
    /** Arguments: name. */
    NODE_REPORTS(
            ErrorKind.CONFLICT,
            "Unable to remove compute host {name}: its agent reports, and would register it again. Stop the agent first."),
    /** Arguments: id. */
    AGGREGATE_NOT_FOUND(ErrorKind.NOT_FOUND, "Aggregate {id} could not be found."),
    /** Arguments: name. */
    AGGREGATE_EXISTS(ErrorKind.CONFLICT, "Aggregate {name} already exists."),
    /** Arguments: id. */
    AGGREGATE_NOT_EMPTY(
            ErrorKind.BAD_REQUEST, "Cannot remove host from aggregate {id}. Reason: Host aggregate is not empty."),
    /** Arguments: id, node. */
    NODE_IN_AGGREGATE(ErrorKind.CONFLICT, "Aggregate {id} already has host {node}."),
    /** Arguments: id, node. */
    NODE_NOT_IN_AGGREGATE(ErrorKind.NOT_FOUND, "Aggregate {id} has no host {node}."),
    /** Arguments: id, reason. */
    ADD_REFUSED(ErrorKind.CONFLICT, "Cannot add host to aggregate {id}. Reason: {reason}."),
    /** Arguments: id, reason. */
    REMOVE_REFUSED(ErrorKind.CONFLICT, "Cannot remove host from aggregate {id}. Reason: {reason}."),
    /** Arguments: id, reason. */
    UPDATE_REFUSED(ErrorKind.BAD_REQUEST, "Cannot update aggregate {id}. Reason: {reason}."),
    /** Arguments: id, reason. */
    METADATA_REFUSED(ErrorKind.BAD_REQUEST, "Cannot update metadata of aggregate {id}. Reason: {reason}.");

    private final ErrorKind kind;
    private final String template;

    PlacementError(ErrorKind kind, String template) {
        this.kind = kind;
        this.template = template;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public String template() {
        return template;
    }
}
