package org.ustack.agent.hostnetwork;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.NicRecord;

/**
 * The addresses between DHCP namespaces and the metadata server, and the rewriting in a namespace.
 *
 * @param base first address of the range
 * @param port of the metadata server
 */
public record MetadataLinks(Cidr base, int port) {

    /** Where guests look for their metadata. */
    public static final String GUEST_SIDE = "169.254.169.254";

    static final String TABLE = "metadata";
    private static final int SERVER = 1;
    private static final int NAMESPACE = 2;
    private static final int FIRST_GUEST = 3;
    private static final int LAST_GUEST = 65_534;

    /** The metadata server's own address, on the host's loopback device. */
    public String server() {
        return base.plus(SERVER);
    }

    /** The namespace's end of the link; the same in every namespace, since it is never routed. */
    public String namespace() {
        return base.plus(NAMESPACE);
    }

    /** An address that stands for no other port of this node. */
    public String free(Collection<NicRecord> taken) throws NodeProblem {
        Set<String> used = new HashSet<>();
        taken.forEach(nic -> used.add(nic.metadataAddress()));
        for (int offset = FIRST_GUEST; offset <= LAST_GUEST; offset++) {
            String candidate = base.plus(offset);
            if (!used.contains(candidate)) {
                return candidate;
            }
        }
        throw new NodeProblem(NodeProblem.Code.EXHAUSTED, "No metadata address is left on this node.");
    }

    /** The rules of a network's namespace: each guest's address becomes the one that stands for its port. */
    public String rules(List<NicRecord> nics, String dhcpDevice, String metadataDevice) {
        StringBuilder pairs = new StringBuilder();
        StringBuilder guests = new StringBuilder();
        for (NicRecord nic : nics) {
            for (var address : nic.nic().addresses()) {
                Cidr guest = Cidr.parse(address.address());
                if (guest.isIpv4()) {
                    pairs.append(pairs.isEmpty() ? "" : ", ").append(guest.address() + " : " + nic.metadataAddress());
                    guests.append(guests.isEmpty() ? "" : ", ").append(guest.address());
                }
            }
        }
        String table = "table ip " + TABLE;
        String known =
                guests.isEmpty() ? "" : "    oifname \"%s\" ip saddr { %s } accept\n".formatted(metadataDevice, guests);
        String rewrite = pairs.isEmpty()
                ? ""
                : "    oifname \"%s\" snat to ip saddr map { %s }\n".formatted(metadataDevice, pairs);
        return table + "\ndelete " + table + "\n" + table + " {\n"
                + "  chain prerouting {\n    type nat hook prerouting priority dstnat; policy accept;\n"
                + "    iifname \"%s\" ip daddr %s tcp dport 80 dnat to %s:%d\n  }\n"
                        .formatted(dhcpDevice, GUEST_SIDE, server(), port)
                + "  chain forward {\n    type filter hook forward priority filter; policy drop;\n"
                + "    ct state established,related accept\n" + known + "  }\n"
                + "  chain postrouting {\n    type nat hook postrouting priority srcnat; policy accept;\n" + rewrite
                + "  }\n}\n";
    }
}
