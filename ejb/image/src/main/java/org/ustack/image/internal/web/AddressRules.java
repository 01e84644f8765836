package org.ustack.image.internal.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ustack.image.AddressBlock;

/**
 * Whom this cloud connects to at a user's word: nobody inside of it or near it, unless its operator says so.
 *
 * @param ports TCP ports that may be asked
 * @param allowed goes before everything else
 * @param refused beside those that are always internal
 * @param own whether an address is one of this cloud
 */
public record AddressRules(
        Set<Integer> ports, List<AddressBlock> allowed, List<AddressBlock> refused, Predicate<InetAddress> own) {

    /**
     * Special purpose blocks (the IANA registries after RFC 6890) that are not the public internet. Those that carry an IPv4
     * address inside an IPv6 address are among them: a translator behind this cloud would undo the check.
     */
    private static final List<AddressBlock> INTERNAL = AddressBlock.parseList(
            "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,"
                    + "192.168.0.0/16,198.18.0.0/15,224.0.0.0/4,240.0.0.0/4,"
                    + "::/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001::/32,2002::/16,fc00::/7,fe80::/10,fec0::/10,ff00::/8");

    public AddressRules {
        ports = Set.copyOf(ports);
        allowed = List.copyOf(allowed);
        refused = List.copyOf(refused);
    }

    public boolean takesPort(int port) {
        return ports.contains(port);
    }

    public boolean takes(InetAddress address) {
        if (anyContains(allowed, address)) {
            return true;
        }
        return !anyContains(INTERNAL, address)
                && !anyContains(refused, address)
                && !address.isMulticastAddress()
                && !own.test(address);
    }

    private static boolean anyContains(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
