package org.ustack.agent.hostnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.network;
import static org.ustack.agent.Fixtures.nic;
import static org.ustack.agent.Fixtures.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.NicRecord;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;

/** What dnsmasq and nftables are told. */
class GeneratedTextTest {

    private static final NetworkSpec NETWORK = network("c0ffee0011-2233", 0);
    private static final NetworkSpec FLAT = network("f1a70000000-1", "flat", "host", "172.24.4");
    private static final MetadataLinks METADATA = new MetadataLinks(Cidr.parse("198.18.0.0"), 9775);

    private final PortFilter filter = new PortFilter(
            LinkNames.standard(),
            METADATA,
            network -> network.type().equals("flat") ? "ub-host" : null,
            NicSpec::rules);

    private String ruleset(List<NicRecord> nics) {
        return filter.ruleset(nics, List.of());
    }

    private static NicRecord record(
            String port, String address, NetworkSpec network, String link, List<SecurityRule> rules) {
        return new NicRecord("server-" + port, nic(port, "fa:16:3e:00:00:01", address, network, rules), 0, link);
    }

    @Test
    void dnsmasqConfiguration() {
        assertThat(DhcpConfig.configuration(NETWORK, "dhcp", Path.of("/state/n")))
                .isEqualTo("""
                no-hosts
                no-resolv
                bind-interfaces
                interface=dhcp
                except-interface=lo
                user=root
                pid-file=/state/n/dnsmasq.pid
                dhcp-hostsfile=/state/n/hosts
                dhcp-leasefile=/state/n/leases
                dhcp-authoritative
                dhcp-option-force=option:mtu,1450
                dhcp-range=set:s0,10.1.0.0,static,255.255.255.0,86400s
                dhcp-option=tag:s0,option:router,10.1.0.1
                dhcp-option=tag:s0,option:dns-server,192.0.2.53
                dhcp-option=tag:s0,option:classless-static-route,169.254.169.254/32,10.1.0.2,10.9.0.0/16,10.1.0.254,0.0.0.0/0,10.1.0.1
                """);
    }

    @Test
    void aSubnetWithoutGatewayOffersNone() {
        NetworkSpec closed = new NetworkSpec(
                "n",
                "n",
                "vxlan",
                null,
                1,
                1400,
                List.of(
                        new NetworkSpec.SubnetSpec("s", "10.5.0.0/24", null, "10.5.0.2", List.of(), List.of()),
                        new NetworkSpec.SubnetSpec("six", "fd00::/64", "fd00::1", "fd00::2", List.of(), List.of()),
                        new NetworkSpec.SubnetSpec("off", "10.6.0.0/24", "10.6.0.1", null, List.of(), List.of())));
        assertThat(DhcpConfig.configuration(closed, "dhcp", Path.of("/s")))
                .contains("dhcp-option=tag:s0,option:router\n")
                .contains("option:dns-server,10.5.0.2\n")
                .contains("classless-static-route,169.254.169.254/32,10.5.0.2\n")
                .doesNotContain("10.6.0", "fd00", "0.0.0.0/0");
    }

    @Test
    void dnsmasqHosts() {
        assertThat(DhcpConfig.hosts(NETWORK, List.of(record("p1", "10.1.0.11", NETWORK, "198.18.0.3", List.of()))))
                .isEqualTo("fa:16:3e:00:00:01,10.1.0.11,host-10-1-0-11\n");
    }

    @Test
    void metadataRewriting() throws Exception {
        List<NicRecord> nics = List.of(record("p1", "10.1.0.11", NETWORK, "198.18.0.3", List.of()));
        assertThat(METADATA.rules(nics, "dhcp", "meta")).isEqualTo("""
                table ip metadata
                delete table ip metadata
                table ip metadata {
                  chain prerouting {
                    type nat hook prerouting priority dstnat; policy accept;
                    iifname "dhcp" ip daddr 169.254.169.254 tcp dport 80 dnat to 198.18.0.1:9775
                  }
                  chain forward {
                    type filter hook forward priority filter; policy drop;
                    ct state established,related accept
                    oifname "meta" ip saddr { 10.1.0.11 } accept
                  }
                  chain postrouting {
                    type nat hook postrouting priority srcnat; policy accept;
                    oifname "meta" snat to ip saddr map { 10.1.0.11 : 198.18.0.3 }
                  }
                }
                """);
        assertThat(METADATA.rules(List.of(), "dhcp", "meta")).doesNotContain("snat", "{  }");
        assertThat(METADATA.free(nics)).isEqualTo("198.18.0.4");
    }

    @Test
    void metadataAddressesRunOut() {
        List<NicRecord> all = new ArrayList<>();
        for (int i = 3; i <= 65_534; i++) {
            all.add(new NicRecord("s", null, 0, METADATA.base().plus(i)));
        }
        assertThatThrownBy(() -> METADATA.free(all)).isInstanceOf(NodeProblem.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "ingress|IPv4|tcp|22|22|0.0.0.0/0|meta nfproto ipv4 ip saddr { 0.0.0.0/0 } meta l4proto 6 th dport 22",
                "ingress|IPv4|udp|1000|2000|-|meta nfproto ipv4 meta l4proto 17 th dport 1000-2000",
                "egress|IPv4|-|-|-|-|meta nfproto ipv4",
                "egress|IPv6|tcp|-|-|fd00::/8|meta nfproto ipv6 ip6 daddr { fd00:0:0:0:0:0:0:0/8 } meta l4proto 6",
                "ingress|IPv4|icmp|8|0|-|meta nfproto ipv4 meta l4proto 1 icmp type 8 icmp code 0",
                "ingress|IPv6|icmp|128|-|-|meta nfproto ipv6 meta l4proto 58 icmpv6 type 128",
                "ingress|IPv4|51|-|-|-|meta nfproto ipv4 meta l4proto 51",
                "ingress|IPv4|vrrp|-|-|10.0.0.0/8 10.1.0.0/16 10.0.0.0/8|meta nfproto ipv4 ip saddr { 10.0.0.0/8 } meta l4proto 112"
            })
    void groupRules(
            String direction,
            String ethertype,
            String protocol,
            Integer min,
            Integer max,
            String remotes,
            String expected) {
        List<String> ranges = remotes == null ? null : List.of(remotes.split(" "));
        assertThat(SecurityRules.match(new SecurityRule(direction, ethertype, protocol, min, max, ranges)))
                .contains(expected);
    }

    @Test
    void aRuleForNobodyMatchesNothing() {
        assertThat(SecurityRules.match(rule("ingress", "tcp", 1, 2, List.of()))).isEmpty();
        assertThat(SecurityRules.match(rule("ingress", "tcp", 1, 2, List.of("fd00::/8"))))
                .isEmpty();
    }

    @Test
    void nothingFromAMessageBecomesSyntax() {
        assertThatThrownBy(() -> SecurityRules.match(rule("ingress", "tcp accept; drop", null, null, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecurityRules.match(rule("ingress", "tcp", 1, 2, List.of("0.0.0.0/0 } accept"))))
                .isInstanceOf(IllegalArgumentException.class);
        NicSpec evil = new NicSpec("p", "fa:16 drop", List.of(), NETWORK, true, List.of());
        assertThatThrownBy(() -> ruleset(List.of(new NicRecord("s", evil, 0, "198.18.0.3"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rulesetOfAnIsolatedPort() {
        String text = ruleset(List.of(record(
                "a1b2c3d4e5f6", "10.1.0.11", NETWORK, "198.18.0.3", List.of(rule("ingress", "tcp", 22, 22, null)))));
        assertThat(text)
                .contains("iifname vmap { \"ut-a1b2c3d4e5\" : jump from_1 }")
                .contains("iifname \"ut-a1b2c3d4e5\" meta mark set 0x1\n")
                .contains("oifname \"ut-a1b2c3d4e5\" meta mark set meta mark or 0x10000\n")
                .contains("ether type ip ip saddr != { 10.1.0.11, 0.0.0.0 } drop")
                .contains("meta mark & 0xffff vmap { 0x1 : jump out_1 }")
                .contains("meta mark & 0xffff0000 vmap { 0x10000 : jump in_1 }")
                .contains("ct zone set iifname map { \"ub-c0ffee0011\" : ")
                .doesNotContain("masquerade", "ub-host");
        String in = text.substring(text.indexOf("chain in_1"), text.indexOf("}", text.indexOf("th dport 22")));
        assertThat(in.indexOf("th dport 22 accept")).isLessThan(in.lastIndexOf("drop"));
        assertThat(text.substring(text.indexOf("chain out_1"), text.indexOf("chain in_1")))
                .doesNotContain("th dport");
    }

    @Test
    void rulesetOfAFlatPort() {
        assertThat(ruleset(List.of(record("p1", "172.24.4.11", FLAT, "198.18.0.3", List.of()))))
                .contains("oifname . ip daddr vmap { \"ub-host\" . 172.24.4.11 : jump in_1 }")
                .contains("iifname . ip saddr vmap { \"ub-host\" . 172.24.4.11 : jump out_1 }")
                .contains(
                        "oifname != \"ub-host\" oifname != \"ub-*\" ip saddr 172.24.4.0/24 ip daddr != 172.24.4.0/24 masquerade")
                .doesNotContain("ct zone");
    }

    @Test
    void withoutPortSecurityThePortIsLeftAlone() {
        NicSpec secure = nic("p1", "fa:16:3e:00:00:01", "10.1.0.11", NETWORK, List.of());
        NicSpec open = new NicSpec(secure.port(), secure.mac(), secure.addresses(), NETWORK, false, List.of());
        assertThat(ruleset(List.of(new NicRecord("s", open, 0, "198.18.0.3")))).doesNotContain("jump", "ut-p1");
        assertThat(ruleset(List.of())).doesNotContain("vmap", "map {");
    }

    @Test
    void namesFitTheKernel() {
        LinkNames names = LinkNames.standard();
        String id = "0f5b2a52-6d5c-4d39-8f43-5b1c7f3f0a11";
        assertThat(List.of(names.bridge(id), names.tap(id), names.dhcpLink(id), names.metadataLink(id)))
                .allSatisfy(name -> assertThat(name.length()).isLessThanOrEqualTo(15))
                .doesNotHaveDuplicates()
                .contains("ub-0f5b2a52-6");
    }
}
