package org.ustack.contract;

import java.util.List;

/**
 * One rule of a security group.
 *
 * @param direction {@code ingress} or {@code egress}
 * @param ethertype {@code IPv4} or {@code IPv6}
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code ipv6-icmp}, a number, or null for any
 * @param portMin first port, or the ICMP type; null for any
 * @param portMax last port, or the ICMP code; null for any
 * @param remotes CIDRs; null for any address, an empty list for none
 * @param remoteGroup id of a group whose members may be the other side, as {@link ApplyGroupMembers} names them; then
 *     {@code remotes} is null. Null for a rule that names addresses itself
 */
public record SecurityRule(
        String direction,
        String ethertype,
        String protocol,
        Integer portMin,
        Integer portMax,
        List<String> remotes,
        String remoteGroup) {

    /** A rule that names addresses itself. */
    public SecurityRule(
            String direction,
            String ethertype,
            String protocol,
            Integer portMin,
            Integer portMax,
            List<String> remotes) {
        this(direction, ethertype, protocol, portMin, portMax, remotes, null);
    }
}
