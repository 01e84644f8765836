package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of routers, floating addresses and port forwardings; types and texts are those of {@code neutron_lib.exceptions.l3}. */
public enum RouterError implements ErrorCode {
    /** Arguments: id. */
    ROUTER_NOT_FOUND("RouterNotFound", ErrorKind.NOT_FOUND, "Router {id} could not be found"),
    /** Arguments: id. */
    ROUTER_IN_USE("RouterInUse", ErrorKind.CONFLICT, "Router {id} still has ports"),
    /** Arguments: router, port. */
    ROUTER_INTERFACE_NOT_FOUND(
            "RouterInterfaceNotFound",
            ErrorKind.NOT_FOUND,
            "Router {router} does not have an interface with id {port}"),
    /** Arguments: router, subnet. */
    ROUTER_INTERFACE_NOT_FOUND_FOR_SUBNET(
            "RouterInterfaceNotFoundForSubnet",
            ErrorKind.NOT_FOUND,
            "Router {router} has no interface on subnet {subnet}"),
    /** Arguments: router, subnet. */
    ROUTER_INTERFACE_IN_USE_BY_FLOATING_IP(
            "RouterInterfaceInUseByFloatingIP",
            ErrorKind.CONFLICT,
            "Router interface for subnet {subnet} on router {router} cannot be deleted, as it is required by one or more"
                    + " floating IPs."),
    /** Arguments: router, subnet. */
    ROUTER_INTERFACE_IN_USE_BY_ROUTE(
            "RouterInterfaceInUseByRoute",
            ErrorKind.CONFLICT,
            "Router interface for subnet {subnet} on router {router} cannot be deleted, as it is required by one or more"
                    + " routes."),
    /** Arguments: routes, reason. */
    INVALID_ROUTES("InvalidRoutes", ErrorKind.BAD_REQUEST, "Invalid format for routes: {routes}, {reason}"),
    /** Arguments: router, most. */
    ROUTES_EXHAUSTED(
            "RoutesExhausted",
            ErrorKind.BAD_REQUEST,
            "Unable to complete operation for {router}. The number of routes exceeds the maximum {most}."),
    /** Arguments: router, network. */
    ROUTER_EXTERNAL_GATEWAY_IN_USE_BY_FLOATING_IP(
            "RouterExternalGatewayInUseByFloatingIp",
            ErrorKind.CONFLICT,
            "Gateway cannot be updated for router {router}, since a gateway to external network {network} is required by"
                    + " one or more floating IPs."),
    /** Arguments: zone. */
    AVAILABILITY_ZONE_NOT_FOUND(
            "AvailabilityZoneNotFound", ErrorKind.NOT_FOUND, "AvailabilityZone {zone} could not be found."),
    /** Arguments: id. */
    FLAVOR_NOT_FOUND("FlavorNotFound", ErrorKind.NOT_FOUND, "Flavor {id} could not be found."),
    /** Arguments: id. */
    FLOATING_IP_NOT_FOUND("FloatingIPNotFound", ErrorKind.NOT_FOUND, "Floating IP {id} could not be found"),
    /** Arguments: network, subnet, port. */
    EXTERNAL_GATEWAY_FOR_FLOATING_IP_NOT_FOUND(
            "ExternalGatewayForFloatingIPNotFound",
            ErrorKind.NOT_FOUND,
            "External network {network} is not reachable from subnet {subnet}.  Therefore, cannot associate Port {port}"
                    + " with a Floating IP."),
    /** Arguments: address, id, port, fixed, network. */
    FLOATING_IP_PORT_ALREADY_ASSOCIATED(
            "FloatingIPPortAlreadyAssociated",
            ErrorKind.CONFLICT,
            "Cannot associate floating IP {address} ({id}) with port {port} using fixed IP {fixed}, as that fixed IP"
                    + " already has a floating IP on external network {network}."),
    /** Arguments: id. */
    PORT_FORWARDING_NOT_FOUND(
            "PortForwardingNotFound", ErrorKind.NOT_FOUND, "Port Forwarding {id} could not be found."),
    /** Arguments: id. */
    FLOATING_IP_IN_USE_BY_PORT_FORWARDING(
            "FipInUseByPortForwarding", ErrorKind.CONFLICT, "Floating IP {id} in use by Port Forwarding resources."),
    /** Arguments: address, id, port, fixed. */
    PORT_HAS_BINDING_FLOATING_IP(
            "PortHasBindingFloatingIP",
            ErrorKind.CONFLICT,
            "Cannot create port forwarding to floating IP {address} ({id}) with port {port} using fixed IP {fixed}, as"
                    + " that port already has a binding floating IP."),
    /** Arguments: id, reason. */
    SERVICE_PORT_IN_USE(
            "ServicePortInUse", ErrorKind.CONFLICT, "Port {id} cannot be deleted directly via the port API: {reason}."),
    /** Arguments: id, network, device. */
    ROUTER_PORT_IN_USE(
            "PortInUse",
            ErrorKind.CONFLICT,
            "Unable to complete operation on port {id} for network {network}. Port already has an attached device"
                    + " {device}."),
    /** Arguments: port, subnet. */
    SUBNET_MISMATCH_FOR_PORT(
            "SubnetMismatchForPort",
            ErrorKind.BAD_REQUEST,
            "Subnet on port {port} does not match the requested subnet {subnet}."),
    /** Arguments: id. */
    EXTERNAL_NETWORK_IN_USE(
            "ExternalNetworkInUse",
            ErrorKind.CONFLICT,
            "External network {id} cannot be updated to be made non-external, since it has existing gateway ports."),
    /** Arguments: address, port. */
    GATEWAY_IP_IN_USE(
            "GatewayIpInUse",
            ErrorKind.CONFLICT,
            "Current gateway ip {address} already in use by port {port}. Unable to update.");

    private final String type;
    private final ErrorKind kind;
    private final String template;

    RouterError(String type, ErrorKind kind, String template) {
        this.type = type;
        this.kind = kind;
        this.template = template;
    }

    @Override
    public String type() {
        return type;
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
