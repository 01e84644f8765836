package org.ustack.contract;

import java.util.List;

/**
 * One rule of a security group, with remote groups already resolved to addresses.
 *
 * @param direction {@code ingress} or {@code egress}
 * @param ethertype {@code IPv4} or {@code IPv6}
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code ipv6-icmp}, a number, or null for any
 * @param portMin first port, or the ICMP type; null for any
 * @param portMax last port, or the ICMP code; null for any
 * @param remotes CIDRs; null for any address, an empty list for none
 */
public record SecurityRule(
        String direction, String ethertype, String protocol, Integer portMin, Integer portMax, List<String> remotes) {}
