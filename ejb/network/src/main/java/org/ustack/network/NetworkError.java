package org.ustack.network;

import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;

/** Errors of the network service; {@code type()} is what the API shows as error class. */
public enum NetworkError implements ErrorCode {
    /** Arguments: id. */
    NETWORK_NOT_FOUND(ErrorKind.NOT_FOUND, "Network {id} could not be found."),
    /** Arguments: id. */
    SUBNET_NOT_FOUND(ErrorKind.NOT_FOUND, "Subnet {id} could not be found."),
    /** Arguments: id. */
    PORT_NOT_FOUND(ErrorKind.NOT_FOUND, "Port {id} could not be found."),
    /** Arguments: id. */
    SECURITY_GROUP_NOT_FOUND(ErrorKind.NOT_FOUND, "Security group {id} does not exist"),
    /** Arguments: id. */
    SECURITY_GROUP_RULE_NOT_FOUND(ErrorKind.NOT_FOUND, "Security group rule {id} does not exist"),
    /** Arguments: tag. */
    TAG_NOT_FOUND(ErrorKind.NOT_FOUND, "Tag {tag} could not be found."),
    /** Arguments: id. */
    AGENT_NOT_FOUND(ErrorKind.NOT_FOUND, "Agent {id} could not be found."),
    /** Arguments: id. */
    EXTENSION_NOT_FOUND(ErrorKind.NOT_FOUND, "Extension with alias {id} does not exist"),
    AMBIGUOUS_NETWORKS(ErrorKind.CONFLICT, "Multiple possible networks found, use a Network ID to be more specific."),
    /** Arguments: id. A server cannot be booted on a network that has no subnet. */
    NETWORK_REQUIRES_SUBNET(ErrorKind.BAD_REQUEST, "Network {id} requires a subnet in order to boot instances on."),
    /** Arguments: name. */
    AMBIGUOUS_SECURITY_GROUP(
            ErrorKind.CONFLICT, "Multiple security groups found matching '{name}'. Use an ID to be more specific."),
    /** Arguments: id. */
    PORT_IN_USE(ErrorKind.CONFLICT, "Port {id} is still in use."),
    /** Arguments: reason. */
    INVALID_INPUT(ErrorKind.BAD_REQUEST, "Invalid input for operation: {reason}."),
    /** Arguments: resource, reason. */
    BAD_REQUEST(ErrorKind.BAD_REQUEST, "Bad {resource} request: {reason}."),
    /** Arguments: rule. An attribute that the caller may not set. */
    POLICY_NOT_AUTHORIZED(ErrorKind.FORBIDDEN, "{rule} is disallowed by policy"),
    /** Arguments: expected, current. */
    REVISION_NUMBER_CONSTRAINT_FAILED(
            ErrorKind.PRECONDITION_FAILED, "Constrained to {expected}, but current revision is {current}"),
    /** Arguments: id. */
    NETWORK_IN_USE(
            ErrorKind.CONFLICT,
            "Unable to complete operation on network {id}. There are one or more ports still in use on the network."),
    /** Arguments: physical_network. */
    FLAT_NETWORK_IN_USE(
            ErrorKind.CONFLICT, "Unable to create the flat network. Physical network {physical_network} is in use."),
    /** Arguments: vlan_id, physical_network. */
    VLAN_ID_IN_USE(
            ErrorKind.CONFLICT,
            "Unable to create the network. The VLAN {vlan_id} on physical network {physical_network} is in use."),
    /** Arguments: tunnel_id. */
    TUNNEL_ID_IN_USE(ErrorKind.CONFLICT, "Unable to create the network. The tunnel ID {tunnel_id} is in use."),
    NO_NETWORK_AVAILABLE(
            ErrorKind.CONFLICT,
            "Unable to create the network. No available network found in maximum allowed attempts."),
    /** Arguments: id. */
    SUBNET_IN_USE(
            ErrorKind.CONFLICT,
            "Unable to complete operation on subnet {id}: One or more ports have an IP allocation from this subnet."),
    /** Arguments: id. */
    IP_ADDRESS_GENERATION_FAILURE(ErrorKind.CONFLICT, "No more IP addresses available on network {id}."),
    /** Arguments: address, subnet. */
    IP_ADDRESS_ALREADY_ALLOCATED(ErrorKind.CONFLICT, "IP address {address} already allocated in subnet {subnet}"),
    /** Arguments: address. */
    INVALID_IP_FOR_NETWORK(
            ErrorKind.BAD_REQUEST,
            "IP address {address} is not a valid IP for any of the subnets on the specified network."),
    /** Arguments: address. */
    INVALID_IP_FOR_SUBNET(ErrorKind.BAD_REQUEST, "IP address {address} is not a valid IP for the specified subnet."),
    /** Arguments: network, mac. */
    MAC_ADDRESS_IN_USE(
            ErrorKind.CONFLICT, "Unable to complete operation for network {network}. The mac address {mac} is in use."),
    /** Arguments: pool, cidr. */
    OUT_OF_BOUNDS_ALLOCATION_POOL(
            ErrorKind.BAD_REQUEST, "The allocation pool {pool} spans beyond the subnet cidr {cidr}."),
    /** Arguments: first, second, cidr. */
    OVERLAPPING_ALLOCATION_POOLS(
            ErrorKind.CONFLICT, "Found overlapping allocation pools: {first} {second} for subnet {cidr}."),
    /** Arguments: pool. */
    INVALID_ALLOCATION_POOL(ErrorKind.BAD_REQUEST, "The allocation pool {pool} is not valid."),
    /** Arguments: address, pool. */
    GATEWAY_CONFLICT_WITH_ALLOCATION_POOLS(
            ErrorKind.CONFLICT, "Gateway ip {address} conflicts with allocation pool {pool}."),
    PORT_SECURITY_AND_IP_REQUIRED_FOR_SECURITY_GROUPS(
            ErrorKind.BAD_REQUEST,
            "Port security must be enabled and port must have an IP address in order to use security groups."),
    PORT_SECURITY_PORT_HAS_SECURITY_GROUP(
            ErrorKind.CONFLICT,
            "Port has security group associated. Cannot disable port security or IP address until security group is"
                    + " removed."),
    ADDRESS_PAIR_AND_PORT_SECURITY_REQUIRED(
            ErrorKind.CONFLICT, "Port Security must be enabled in order to have allowed address pairs on a port."),
    DUPLICATE_ADDRESS_PAIR_IN_REQUEST(
            ErrorKind.BAD_REQUEST, "Request contains duplicate address pair: mac_address {mac} ip_address {address}."),
    /** Arguments: id. */
    SECURITY_GROUP_IN_USE(ErrorKind.CONFLICT, "Security Group {id} in use."),
    SECURITY_GROUP_CANNOT_REMOVE_DEFAULT(
            ErrorKind.CONFLICT, "Insufficient rights for removing default security group."),
    SECURITY_GROUP_CANNOT_UPDATE_DEFAULT(ErrorKind.CONFLICT, "Updating default security group not allowed."),
    SECURITY_GROUP_DEFAULT_ALREADY_EXISTS(ErrorKind.CONFLICT, "Default security group already exists."),
    /** Arguments: rule_id. */
    SECURITY_GROUP_RULE_EXISTS(ErrorKind.CONFLICT, "Security group rule already exists. Rule id is {rule_id}."),
    SECURITY_GROUP_INVALID_PORT_RANGE(
            ErrorKind.BAD_REQUEST, "For TCP/UDP protocols, port_range_min must be <= port_range_max"),
    /** Arguments: port. */
    SECURITY_GROUP_INVALID_PORT_VALUE(ErrorKind.BAD_REQUEST, "Invalid value for port {port}"),
    /** Arguments: field, attribute, value. */
    SECURITY_GROUP_INVALID_ICMP_VALUE(
            ErrorKind.BAD_REQUEST, "Invalid value for ICMP {field} ({attribute}) {value}. It must be 0 to 255."),
    /** Arguments: value. */
    SECURITY_GROUP_MISSING_ICMP_TYPE(
            ErrorKind.BAD_REQUEST,
            "ICMP code (port-range-max) {value} is provided but ICMP type (port-range-min) is missing."),
    SECURITY_GROUP_MULTIPLE_REMOTE_ENTITIES(
            ErrorKind.BAD_REQUEST,
            "Only remote_ip_prefix or remote_group_id or remote_address_group_id may be provided."),
    SECURITY_GROUP_PROTOCOL_REQUIRED_WITH_PORTS(
            ErrorKind.BAD_REQUEST, "Must also specify protocol if port range is given."),
    /** Arguments: protocol, values. */
    SECURITY_GROUP_RULE_INVALID_PROTOCOL(
            ErrorKind.BAD_REQUEST,
            "Security group rule protocol {protocol} not supported. Only protocol values {values} and integer"
                    + " representations [0 to 255] are supported."),
    /** Arguments: ethertype, cidr. */
    SECURITY_GROUP_RULE_PARAMETER_CONFLICT(
            ErrorKind.BAD_REQUEST, "Conflicting value ethertype {ethertype} for CIDR {cidr}"),
    /** Arguments: ethertype. */
    SECURITY_GROUP_RULE_INVALID_ETHER_TYPE(
            ErrorKind.BAD_REQUEST,
            "Security group rule for ethertype '{ethertype}' not supported. Allowed values are ['IPv4', 'IPv6']."),
    /** Arguments: ethertype, protocol. */
    SECURITY_GROUP_ETHERTYPE_CONFLICT_WITH_PROTOCOL(
            ErrorKind.BAD_REQUEST, "Invalid ethertype {ethertype} for protocol {protocol}."),
    /** Arguments: protocol. */
    SECURITY_GROUP_INVALID_PROTOCOL_FOR_PORT(
            ErrorKind.BAD_REQUEST,
            "Invalid protocol {protocol} for port range, only supported for TCP, UDP, UDPLITE, SCTP and DCCP.");

    private final ErrorKind kind;
    private final String template;

    NetworkError(ErrorKind kind, String template) {
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
