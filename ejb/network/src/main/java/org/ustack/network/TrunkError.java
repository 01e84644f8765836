package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of trunks. */
public enum TrunkError implements ErrorCode {
    /** Arguments: id. */
    TRUNK_NOT_FOUND(ErrorKind.NOT_FOUND, "Trunk {id} could not be found."),
    /** Arguments: port, trunk. */
    SUB_PORT_NOT_FOUND(ErrorKind.NOT_FOUND, "SubPort {port} on trunk {trunk} could not be found."),
    /** Arguments: port. */
    TRUNK_PORT_IN_USE(ErrorKind.CONFLICT, "Port {port} is in use by another trunk."),
    /** Arguments: port. */
    PARENT_PORT_IN_USE(
            ErrorKind.CONFLICT, "Port {port} is currently in use and is not eligible for use as a parent port."),
    /** Arguments: type, segment, trunk. */
    DUPLICATE_SUB_PORT(
            ErrorKind.CONFLICT,
            "segmentation_type {type} and segmentation_id {segment} already in use on trunk {trunk}."),
    /** Arguments: mtu, port, trunk_mtu, trunk. */
    SUB_PORT_MTU_GREATER_THAN_TRUNK_PORT_MTU(
            ErrorKind.CONFLICT, "MTU {mtu} of subport {port} cannot be greater than MTU {trunk_mtu} of trunk {trunk}."),
    /** Arguments: port, trunk. */
    PORT_IN_USE_AS_TRUNK_PARENT(ErrorKind.CONFLICT, "Port {port} is currently a parent port for trunk {trunk}."),
    /** Arguments: port, trunk. */
    PORT_IN_USE_AS_SUB_PORT(ErrorKind.CONFLICT, "Port {port} is currently a subport for trunk {trunk}."),
    /** Arguments: id. */
    TRUNK_IN_USE(ErrorKind.CONFLICT, "Trunk {id} is currently in use."),
    /** Arguments: id. */
    TRUNK_DISABLED(ErrorKind.CONFLICT, "Trunk {id} is currently disabled.");

    private final ErrorKind kind;
    private final String template;

    TrunkError(ErrorKind kind, String template) {
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
