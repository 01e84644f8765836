package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.network.internal.NetworkFixture.admin;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.port;
import static org.ustack.network.internal.NetworkFixture.provider;
import static org.ustack.network.internal.SharingTest.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.contract.SecurityRule;
import org.ustack.kernel.RequestContext;
import org.ustack.network.AddressGroupService.Draft;
import org.ustack.network.AddressGroupService.View;
import org.ustack.network.Change;
import org.ustack.network.DefaultRuleService;
import org.ustack.network.NetworkView;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupView;
import org.ustack.network.domain.Port;
import org.ustack.quota.QuotaResource;

class AddressGroupsTest {

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
    void addressesAreASetInTheUsualForm() {
        View group = group("10.0.0.7/24", "2001:DB8::1/64", "10.0.0.0/24");
        String id = group.head().id();
        assertThat(group.addresses()).containsExactly("10.0.0.0/24", "2001:db8::/64");
        refused(
                "AddressesAlreadyExist",
                () -> fixture.ask(b -> b.addressGroups.add(caller, id, List.of("10.0.0.9/24"))));
        refused(
                "AddressesNotFound",
                () -> fixture.ask(b -> b.addressGroups.remove(caller, id, List.of("10.9.0.0/24"))));
        refused("InvalidInput", () -> group("10.0.0.1"));
        refused("AddressesNotFound", () -> fixture.ask(b -> b.addressGroups.remove(caller, id, List.of("10.9.0.1"))));
        assertThat(fixture.ask(b -> b.addressGroups.remove(caller, id, List.of("2001:db8::/64")))
                        .addresses())
                .containsExactly("10.0.0.0/24");
    }

    @Test
    void nodesGetTheAddressesOfTheRulesOwnVersionAndHearOfChanges() {
        String addresses = group("10.0.0.0/24", "2001:db8::/64").head().id();
        SecurityGroupView security = securityGroup("g");
        fixture.ask(b -> b.groups.createRules(
                caller,
                List.of(new SecurityGroupRuleDraft(
                        null, security.head().id(), null, "ingress", "IPv4", "tcp", 22, 22, null, null, addresses))));
        refused("AddressGroupInUse", () -> fixture.run(b -> b.addressGroups.delete(caller, addresses, null)));
        assertThat(remotes(security)).containsExactly("10.0.0.0/24");
        fixture.run(b -> b.news.tell());
        fixture.ask(b -> b.addressGroups.add(caller, addresses, List.of("10.0.1.0/24")));
        assertThat(remotes(security)).containsExactly("10.0.0.0/24", "10.0.1.0/24");
        long notes = fixture.ask(
                b -> b.em.createQuery("select count(c) from SecurityGroupChange c where c.groupId = :group", Long.class)
                        .setParameter("group", security.head().id())
                        .getSingleResult());
        assertThat(notes).isPositive();
    }

    private List<String> remotes(SecurityGroupView security) {
        String net = fixture.networkOf(caller).head().id();
        return fixture.ask(b -> {
            String id = b.ports.create(caller, List.of(port(net))).get(0).head().id();
            b.em.createQuery("update PortSecurityGroup m set m.groupId = :group where m.portId = :port")
                    .setParameter("group", security.head().id())
                    .setParameter("port", id)
                    .executeUpdate();
            List<SecurityRule> rules = new NicSpecs(b.em)
                    .of(List.of(b.em.find(Port.class, id)))
                    .get(id)
                    .rules();
            return rules.stream()
                    .filter(rule -> rule.direction().equals("ingress"))
                    .findFirst()
                    .orElseThrow()
                    .remotes();
        });
    }

    @Test
    void newGroupsBeginWithTheOperatorsRulesAndCount() {
        DefaultRuleService.View ssh = fixture.ask(b -> b.defaultRules.create(
                admin(),
                new DefaultRuleService.Draft(
                        new SecurityGroupRuleDraft(null, null, "ssh", "ingress", "IPv4", "tcp", 22, 22, null, null),
                        false,
                        true)));
        try {
            SecurityGroupView made = securityGroup("with ssh");
            assertThat(made.rules()).hasSize(3).anyMatch(rule -> Integer.valueOf(22)
                    .equals(rule.portMin()));
            assertThat(made.rules()).allSatisfy(rule -> assertThat(
                            fixture.quota.claims.get(rule.head().id()))
                    .containsEntry(QuotaResource.SECURITY_GROUP_RULES, 1L));
            refused(
                    "DefaultSecurityGroupRuleExists",
                    () -> fixture.ask(
                            b -> b.defaultRules.create(admin(), new DefaultRuleService.Draft(ssh.rule(), true, true))));
        } finally {
            fixture.run(b -> b.defaultRules.delete(admin(), ssh.id()));
        }
        assertThat(securityGroup("without").rules()).hasSize(2);
    }

    @Test
    void segmentsCarryOneNetworkAndAFreeOneIsFound() {
        NetworkView one = carried("vxlan", null, null);
        assertThat(one.segmentationId()).isBetween(1, 16_777_215);
        refused("TunnelIdInUse", () -> carried("vxlan", null, one.segmentationId()));
        assertThat(carried("vlan", "wire", null).segmentationId()).isEqualTo(1);
        assertThat(carried("vlan", "wire", null).segmentationId()).isEqualTo(2);
        refused("VlanIdInUse", () -> carried("vlan", "wire", 2));
        assertThat(carried("vlan", "other", 2).segmentationId()).isEqualTo(2);
        carried("flat", "third", null);
        refused("FlatNetworkInUse", () -> carried("flat", "third", null));
    }

    private static NetworkView carried(String type, String wire, Integer segment) {
        return fixture.ask(b -> b.networks
                .create(admin(), List.of(provider(type, wire, segment)))
                .get(0));
    }

    private SecurityGroupView securityGroup(String name) {
        return fixture.ask(b -> b.groups
                .create(
                        caller,
                        List.of(new SecurityGroupDraft(Change.none(), Change.to(name), Change.none(), Change.none())))
                .get(0));
    }

    private View group(String... addresses) {
        return fixture.ask(b -> b.addressGroups
                .create(
                        caller,
                        List.of(new Draft(Change.none(), Change.to("a"), Change.none(), Change.to(List.of(addresses)))))
                .get(0));
    }
}
