package org.ustack.agent.hostnetwork;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ustack.agent.instance.NicRecord;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;

/** What dnsmasq is told about one network. Pure text; IPv4, since guests configure IPv6 by themselves. */
final class DhcpConfig {

    private static final String LEASE = "86400s";

    private DhcpConfig() {}

    /** Subnets that the namespace serves. */
    static List<NetworkSpec.SubnetSpec> served(NetworkSpec network) {
        return network.subnets().stream()
                .filter(subnet -> subnet.dhcpAddress() != null
                        && Cidr.parse(subnet.cidr()).isIpv4())
                .toList();
    }

    /** The configuration file. */
    static String configuration(NetworkSpec network, String device, Path folder) {
        StringBuilder text = new StringBuilder();
        line(text, "no-hosts");
        line(text, "no-resolv");
        line(text, "bind-interfaces");
        line(text, "interface=" + device);
        line(text, "except-interface=lo");
        // It reads the hosts file again on SIGHUP, and the folder is closed to other users.
        line(text, "user=root");
        line(text, "pid-file=" + folder.resolve("dnsmasq.pid"));
        line(text, "dhcp-hostsfile=" + folder.resolve("hosts"));
        line(text, "dhcp-leasefile=" + folder.resolve("leases"));
        line(text, "dhcp-authoritative");
        line(text, "dhcp-option-force=option:mtu," + network.mtu());
        List<NetworkSpec.SubnetSpec> served = served(network);
        for (int i = 0; i < served.size(); i++) {
            subnet(text, "s" + i, served.get(i));
        }
        return text.toString();
    }

    /** The file of known cards; others get no address. */
    static String hosts(NetworkSpec network, List<NicRecord> nics) {
        StringBuilder text = new StringBuilder();
        for (NicRecord nic : nics) {
            for (NetworkSpec.SubnetSpec subnet : served(network)) {
                nic.nic().addresses().stream()
                        .filter(address -> address.subnet().equals(subnet.id()))
                        .findFirst()
                        .ifPresent(address -> line(text, host(nic.nic(), address)));
            }
        }
        return text.toString();
    }

    private static String host(NicSpec nic, NicSpec.FixedAddress address) {
        return nic.mac() + "," + address.address() + ",host-"
                + address.address().replace('.', '-');
    }

    private static void subnet(StringBuilder text, String tag, NetworkSpec.SubnetSpec subnet) {
        Cidr cidr = Cidr.parse(subnet.cidr());
        line(text, "dhcp-range=set:" + tag + "," + cidr.first() + ",static," + cidr.netmask() + "," + LEASE);
        String option = "dhcp-option=tag:" + tag + ",option:";
        // Named without a value, the option is not sent: dnsmasq would offer itself.
        line(text, option + "router" + (subnet.gateway() == null ? "" : "," + subnet.gateway()));
        List<String> dns = subnet.dnsServers().isEmpty() ? List.of(subnet.dhcpAddress()) : subnet.dnsServers();
        line(text, option + "dns-server," + String.join(",", dns));
        List<String> routes = new ArrayList<>();
        routes.add(MetadataLinks.GUEST_SIDE + "/32," + subnet.dhcpAddress());
        for (NetworkSpec.Route route : subnet.hostRoutes()) {
            routes.add(route.destination() + "," + route.nextHop());
        }
        // A client that takes this option ignores the router option (RFC 3442), so the default route is repeated.
        if (subnet.gateway() != null) {
            routes.add("0.0.0.0/0," + subnet.gateway());
        }
        line(text, option + "classless-static-route," + String.join(",", routes));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
