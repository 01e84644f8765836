package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.network.internal.NetworkFixture.admin;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.network;
import static org.ustack.network.internal.NetworkFixture.port;
import static org.ustack.network.internal.NetworkFixture.provider;
import static org.ustack.network.internal.NetworkFixture.subnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Change;
import org.ustack.network.Listing;
import org.ustack.network.NetworkView;
import org.ustack.network.Pool;
import org.ustack.network.PortView;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.network.SecurityGroupView;
import org.ustack.network.SubnetView;
import org.ustack.network.TagService.Taggable;

class NetworkRulesTest {

    private static NetworkFixture fixture;
    private final RequestContext caller = member();

    @BeforeAll
    static void open() {
        fixture = new NetworkFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void subnetsOfANetworkDoNotOverlapAndThoseOfTwoMay() {
        String one = fixture.networkOf(caller).head().id();
        String two = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, one, "10.0.0.0/16");
        fixture.subnetOf(caller, two, "10.0.1.0/24");
        refused("InvalidInput", "Invalid input for operation: Requested subnet with cidr: 10.0.1.0/24 for network: " + one
                + " overlaps with another subnet.", () -> fixture.subnetOf(caller, one, "10.0.1.0/24"));
        assertThat(fixture.ask(b -> b.subnets.list(caller, Listing.where("network_id", one))).items()).hasSize(1);
    }

    @Test
    void gatewayAndPoolsAreCheckedAndHaveTheirDefaults() {
        String net = fixture.networkOf(caller).head().id();
        SubnetView plain = fixture.subnetOf(caller, net, "192.168.1.0/24");
        assertThat(plain.gatewayIp()).isEqualTo("192.168.1.1");
        assertThat(plain.pools()).containsExactly(new Pool("192.168.1.2", "192.168.1.254"));

        refused("GatewayConflictWithAllocationPools", "Gateway ip 10.0.0.1 conflicts with allocation pool 10.0.0.1-10.0.0.9.",
                () -> pools(net, new Pool("10.0.0.1", "10.0.0.9")));
        refused("OutOfBoundsAllocationPool", "The allocation pool 10.0.0.2-10.0.1.9 spans beyond the subnet cidr 10.0.0.0/24.",
                () -> pools(net, new Pool("10.0.0.2", "10.0.1.9")));
        refused("OverlappingAllocationPools",
                "Found overlapping allocation pools: 10.0.0.2-10.0.0.9 10.0.0.9-10.0.0.20 for subnet 10.0.0.0/24.",
                () -> pools(net, new Pool("10.0.0.9", "10.0.0.20"), new Pool("10.0.0.2", "10.0.0.9")));
        refused("InvalidAllocationPool", "The allocation pool 10.0.0.9-10.0.0.2 is not valid.",
                () -> pools(net, new Pool("10.0.0.9", "10.0.0.2")));
        refused("InvalidInput", "Invalid input for operation: Subnet has a prefix length that is incompatible with DHCP service enabled.",
                () -> fixture.subnetOf(caller, net, "10.0.0.0/31"));
        assertThatThrownBy(() -> fixture.subnetOf(caller, net, "10.0.0.5/24"))
                .hasMessageContaining("'10.0.0.5/24' isn't a recognized IP subnet cidr, '10.0.0.0/24' is recommended");
    }

    @Test
    void poolsCanBeChangedAndKeepWhatIsTaken() {
        String net = fixture.networkOf(caller).head().id();
        SubnetView subnet = fixture.subnetOf(caller, net, "10.0.0.0/24");
        fixture.ask(b -> b.ports.create(caller, List.of(port(net))));
        fixture.ask(b -> b.subnets.update(
                caller,
                subnet.head().id(),
                subnet(null, null, Change.none(), Change.to(List.of(new Pool("10.0.0.2", "10.0.0.4"))), Change.none()),
                null));
        PortView last = fixture.ask(b -> b.ports.create(caller, List.of(port(net))).get(0));
        assertThat(last.fixedIps().get(0).address()).isEqualTo("10.0.0.4");
        refused("IpAddressGenerationFailure", "No more IP addresses available on network " + net + ".",
                () -> fixture.ask(b -> b.ports.create(caller, List.of(port(net)))));
    }

    @Test
    void whatIsAnothersIsNotFoundAndWhatIsTheOperatorsIsForbidden() {
        String net = fixture.networkOf(caller).head().id();
        RequestContext other = member();
        refused("NetworkNotFound", "Network " + net + " could not be found.", () -> fixture.ask(b -> b.networks.show(other, net)));
        refused("NetworkNotFound", "Network " + net + " could not be found.", () -> fixture.subnetOf(other, net, "10.0.0.0/24"));
        refused("PolicyNotAuthorized", "rule:create_network:provider:network_type is disallowed by policy",
                () -> fixture.ask(b -> b.networks.create(caller, List.of(provider("flat", "host", null)))));
        NetworkView flat = fixture.ask(b -> b.networks.create(admin(), List.of(provider("flat", "host", null))).get(0));
        assertThat(flat.physicalNetwork()).isEqualTo("host");
        refused("InvalidInput", "Invalid input for operation: segmentation_id of a vlan network must be 1 to 4094.",
                () -> fixture.ask(b -> b.networks.create(admin(), List.of(provider("vlan", "host", 5000)))));
    }

    @Test
    void aNetworkInUseStaysAndOneThatIsNotTakesItsSubnetsAndDhcpAlong() {
        String net = fixture.networkOf(caller).head().id();
        SubnetView subnet = fixture.subnetOf(caller, net, "10.0.0.0/24");
        PortView port = fixture.ask(b -> b.ports.create(caller, List.of(port(net))).get(0));
        refused("NetworkInUse", "Unable to complete operation on network " + net
                + ". There are one or more ports still in use on the network.", () -> fixture.run(b -> b.networks.delete(caller, net, null)));
        refused("SubnetInUse", "Unable to complete operation on subnet " + subnet.head().id()
                + ": One or more ports have an IP allocation from this subnet.",
                () -> fixture.run(b -> b.subnets.delete(caller, subnet.head().id(), null)));
        fixture.run(b -> b.ports.delete(caller, port.head().id(), null));
        fixture.run(b -> b.networks.delete(caller, net, null));
        assertThat(fixture.ask(b -> b.subnets.list(caller, Listing.all())).items()).isEmpty();
        assertThat(fixture.ask(b -> b.ports.list(caller, Listing.all())).items()).isEmpty();
    }

    @Test
    void revisionsGrowWithEachChangeAndGuardIt() {
        NetworkView made = fixture.networkOf(caller);
        String id = made.head().id();
        NetworkView renamed = fixture.ask(b -> b.networks.update(caller, id, network("x"), made.head().revision()));
        assertThat(renamed.head().revision()).isGreaterThan(made.head().revision());
        refused("RevisionNumberConstraintFailed",
                "Constrained to " + made.head().revision() + ", but current revision is " + renamed.head().revision(),
                () -> fixture.ask(b -> b.networks.update(caller, id, network("y"), made.head().revision())));
        fixture.run(b -> b.tags.replace(caller, Taggable.NETWORKS, id, List.of("red", "blue")));
        NetworkView tagged = fixture.ask(b -> b.networks.list(caller, Listing.where("tags", "red,blue"))).items().get(0);
        assertThat(tagged.head().tags()).containsExactly("blue", "red");
        assertThat(tagged.head().revision()).isGreaterThan(renamed.head().revision());
        assertThat(fixture.ask(b -> b.networks.list(caller, Listing.where("not-tags-any", "red"))).items()).isEmpty();
    }

    @Test
    void pagesFollowTheirKeysBothWaysWhateverTheOrder() {
        for (String name : List.of("d", "a", "c", "a", "b")) {
            fixture.ask(b -> b.networks.create(caller, List.of(network(name))));
        }
        List<Listing.Sort> byName = List.of(new Listing.Sort("name", true));
        List<String> seen = new ArrayList<>();
        String marker = null;
        Slice<NetworkView> page;
        do {
            Listing listing = new Listing(Map.of(), byName, 2, marker, false);
            page = fixture.ask(b -> b.networks.list(caller, listing));
            page.items().forEach(n -> seen.add(n.head().name()));
            marker = page.items().get(page.items().size() - 1).head().id();
        } while (page.more());
        assertThat(seen).containsExactly("d", "c", "b", "a", "a");
        Listing back = new Listing(Map.of(), byName, 2, marker, true);
        assertThat(fixture.ask(b -> b.networks.list(caller, back)).items())
                .extracting(n -> n.head().name())
                .containsExactly("b", "a");
        Listing wrong = new Listing(Map.of(), List.of(new Listing.Sort("colour", false)), 2, null, false);
        refused("BadRequest", "['colour'] is invalid attribute for sort_keys", () -> fixture.ask(b -> b.networks.list(caller, wrong)));
    }

    @Test
    void everyProjectHasItsDefaultGroupAndKeepsIt() {
        SecurityGroupView group = fixture.ask(b -> b.groups.list(caller, Listing.all())).items().get(0);
        assertThat(group.head().name()).isEqualTo("default");
        assertThat(group.rules())
                .extracting(r -> r.direction() + " " + r.ethertype() + " " + (r.remoteGroupId() != null))
                .containsExactlyInAnyOrder("egress IPv4 false", "egress IPv6 false", "ingress IPv4 true", "ingress IPv6 true");
        refused("SecurityGroupCannotRemoveDefault", "Insufficient rights for removing default security group.",
                () -> fixture.run(b -> b.groups.delete(caller, group.head().id(), null)));
        refused("SecurityGroupDefaultAlreadyExists", "Default security group already exists.",
                () -> fixture.ask(b -> b.groups.create(caller, List.of(group("default")))));
        refused("SecurityGroupCannotUpdateDefault", "Updating default security group not allowed.",
                () -> fixture.ask(b -> b.groups.update(caller, group.head().id(), group("other"), null)));
    }

    @Test
    void rulesAreCheckedAsNeutronDoes() {
        String group = fixture.ask(b -> b.groups.create(caller, List.of(group("web"))).get(0)).head().id();
        SecurityGroupRuleView ssh = rule(group, "IPv4", "tcp", 22, 22, null, null);
        refused("SecurityGroupRuleExists", "Security group rule already exists. Rule id is " + ssh.head().id() + ".",
                () -> rule(group, "IPv4", "tcp", 22, 22, null, null));
        refused("SecurityGroupInvalidPortRange", "For TCP/UDP protocols, port_range_min must be <= port_range_max",
                () -> rule(group, "IPv4", "tcp", 80, 79, null, null));
        refused("SecurityGroupInvalidPortValue", "Invalid value for port 65536", () -> rule(group, "IPv4", "tcp", 65536, 65536, null, null));
        refused("SecurityGroupProtocolRequiredWithPorts", "Must also specify protocol if port range is given.",
                () -> rule(group, "IPv4", null, 80, 80, null, null));
        refused("SecurityGroupRuleParameterConflict", "Conflicting value ethertype IPv4 for CIDR ::/0",
                () -> rule(group, "IPv4", "tcp", 80, 80, "::/0", null));
        refused("SecurityGroupMultipleRemoteEntities",
                "Only remote_ip_prefix or remote_group_id or remote_address_group_id may be provided.",
                () -> rule(group, "IPv4", "tcp", 80, 80, "10.0.0.0/8", group));
        refused("SecurityGroupMissingIcmpType", "ICMP code (port-range-max) 3 is provided but ICMP type (port-range-min) is missing.",
                () -> rule(group, "IPv4", "icmp", null, 3, null, null));
        refused("SecurityGroupInvalidIcmpValue", "Invalid value for ICMP type (port_range_min) 256. It must be 0 to 255.",
                () -> rule(group, "IPv4", "icmp", 256, null, null, null));
        refused("SecurityGroupNotFound", "Security group missing does not exist", () -> rule(group, "IPv4", null, null, null, null, "missing"));
        assertThatThrownBy(() -> rule(group, "IPv4", "warp", null, null, null, null))
                .hasMessageStartingWith("Security group rule protocol warp not supported. Only protocol values ");
        assertThat(rule(group, "IPv4", "17", null, null, "10.1.2.3", null).remotePrefix()).isEqualTo("10.1.2.3/32");

        fixture.run(b -> b.groups.deleteRule(caller, ssh.head().id(), null));
        fixture.run(b -> b.groups.delete(caller, group, null));
    }

    @Test
    void portSecurityAndGroupsExcludeEachOther() {
        String net = fixture.networkOf(caller).head().id();
        PortView port = fixture.ask(b -> b.ports.create(caller, List.of(port(net))).get(0));
        assertThat(port.securityGroups()).hasSize(1);
        refused("PortSecurityPortHasSecurityGroup",
                "Port has security group associated. Cannot disable port security or IP address until security group is removed.",
                () -> fixture.ask(b -> b.ports.update(caller, port.head().id(), security(Change.to(false), Change.none()), null)));
        PortView open = fixture.ask(
                b -> b.ports.update(caller, port.head().id(), security(Change.to(false), Change.to(List.of())), null));
        assertThat(open.portSecurity()).isFalse();
        assertThat(open.securityGroups()).isEmpty();
    }

    private static org.ustack.network.PortDraft security(Change<Boolean> on, Change<List<String>> groups) {
        return new org.ustack.network.PortDraft(
                null, Change.none(), Change.none(), Change.none(), Change.none(), Change.none(), Change.none(), Change.none(),
                Change.none(), Change.none(), Change.none(), Change.none(), on, groups, Change.none(), Change.none(),
                Change.none(), Change.none());
    }

    private static SecurityGroupDraft group(String name) {
        return new SecurityGroupDraft(Change.none(), Change.to(name), Change.none(), Change.none());
    }

    private SecurityGroupRuleView rule(
            String group, String ethertype, String protocol, Integer min, Integer max, String prefix, String remote) {
        return fixture.ask(b -> b.groups
                .createRules(
                        caller,
                        List.of(new SecurityGroupRuleDraft(
                                null, group, null, "ingress", ethertype, protocol, min, max, prefix, remote)))
                .get(0));
    }

    private void pools(String net, Pool... pools) {
        fixture.ask(b -> b.subnets.create(
                caller, List.of(subnet(net, "10.0.0.0/24", Change.none(), Change.to(List.of(pools)), Change.none()))));
    }

    private static void refused(String type, String message, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e).hasMessage(message);
            assertThat(e.code().type()).isEqualTo(type);
        });
    }
}
