package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.network.internal.NetworkFixture.admin;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.port;
import static org.ustack.network.internal.SharingTest.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.NetworkDraft;
import org.ustack.network.PortView;
import org.ustack.network.QosService;
import org.ustack.network.QosService.RuleDraft;
import org.ustack.network.QosService.RuleType;
import org.ustack.network.QosService.RuleView;
import org.ustack.network.TrunkService;
import org.ustack.network.TrunkService.SubPort;

class QosAndTrunksTest {

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
    void rulesOfAPolicyDoNotContradictEachOther() {
        String policy = policy(caller, false);
        RuleView limit = rule(policy, RuleType.BANDWIDTH_LIMIT, 1000, "egress");
        assertThat(limit.burst()).isZero();
        refused("QoSRulesConflict", () -> rule(policy, RuleType.BANDWIDTH_LIMIT, 2000, "egress"));
        rule(policy, RuleType.BANDWIDTH_LIMIT, 2000, "ingress");
        refused("QoSRuleParameterConflict", () -> rule(policy, RuleType.MINIMUM_BANDWIDTH, 1001, "egress"));
        RuleView least = rule(policy, RuleType.MINIMUM_BANDWIDTH, 900, "egress");
        refused(
                "QoSRuleParameterConflict",
                () -> fixture.ask(
                        b -> b.qos.updateRule(caller, policy, limit.id(), draft(RuleType.BANDWIDTH_LIMIT, 800, null))));
        rule(policy, RuleType.MINIMUM_PACKET_RATE, 5, "any");
        refused("QoSRuleParameterConflict", () -> rule(policy, RuleType.MINIMUM_PACKET_RATE, 5, "egress"));
        fixture.run(b -> b.qos.deleteRule(caller, policy, RuleType.MINIMUM_BANDWIDTH, least.id()));
        refused(
                "QosRuleNotFound",
                () -> fixture.ask(b -> b.qos.showRule(caller, policy, RuleType.MINIMUM_BANDWIDTH, least.id())));
        assertThat(fixture.ask(b -> b.qos.show(caller, policy)).rules()).hasSize(3);
    }

    @Test
    void aPolicyInUseStaysAndTheDefaultOneIsTakenByNewNetworks() {
        String policy = policy(caller, true);
        refused("QoSPolicyDefaultAlreadyExists", () -> policy(caller, true));
        String net = fixture.networkOf(caller).head().id();
        assertThat(fixture.ask(b -> b.networks.show(caller, net)).qosPolicyId()).isEqualTo(policy);
        PortView made =
                fixture.ask(b -> b.ports.create(caller, List.of(port(net))).get(0));
        assertThat(made.qosPolicyId()).isNull();
        assertThat(made.networkQosPolicyId()).isEqualTo(policy);
        refused("QosPolicyInUse", () -> fixture.run(b -> b.qos.delete(caller, policy, null)));
    }

    @Test
    void whatTheOperatorPutThereStaysAndWhatIsAnothersIsNotFound() {
        String theirs = policy(admin(), false);
        String net = fixture.networkOf(caller).head().id();
        refused("QosPolicyNotFound", () -> fixture.ask(b -> b.networks.update(caller, net, governed(theirs), null)));
        fixture.ask(b -> b.networks.update(admin(), net, governed(theirs), null));
        refused(
                "PolicyRemoveAuthorizationError",
                () -> fixture.ask(b -> b.networks.update(caller, net, governed(null), null)));
        fixture.ask(b -> b.networks.update(admin(), net, governed(null), null));
        assertThat(fixture.ask(b -> b.networks.show(caller, net)).qosPolicyId()).isNull();
    }

    @Test
    void portsOfATrunkStayAndEachHasASegmentOfItsOwn() {
        String net = fixture.networkOf(caller).head().id();
        String parent = made(net);
        String one = made(net);
        String two = made(net);
        TrunkService.View trunk = trunk(parent, new SubPort(one, "vlan", 7));
        assertThat(trunk.status()).isEqualTo("DOWN");
        String id = trunk.head().id();
        refused(
                "DuplicateSubPort",
                () -> fixture.ask(b -> b.trunks.add(caller, id, List.of(new SubPort(two, "vlan", 7)))));
        refused(
                "InvalidInput",
                () -> fixture.ask(b -> b.trunks.add(caller, id, List.of(new SubPort(two, "vlan", null)))));
        refused("ParentPortInUse", () -> trunk(parent));
        refused("TrunkPortInUse", () -> trunk(one));
        refused("PortInUseAsSubPort", () -> fixture.run(b -> b.ports.delete(caller, one, null)));
        refused("PortInUseAsTrunkParent", () -> fixture.run(b -> b.ports.delete(caller, parent, null)));
        assertThat(fixture.ask(b -> b.ports.show(caller, parent)).trunk().subPorts())
                .containsExactly(new SubPort(one, "vlan", 7));
        refused("SubPortNotFound", () -> fixture.ask(b -> b.trunks.remove(caller, id, List.of(two))));
        fixture.ask(b -> b.trunks.remove(caller, id, List.of(one)));
        fixture.run(b -> b.trunks.delete(caller, id, null));
        fixture.run(b -> b.ports.delete(caller, parent, null));
    }

    private String made(String net) {
        return fixture.ask(
                b -> b.ports.create(caller, List.of(port(net))).get(0).head().id());
    }

    private TrunkService.View trunk(String parent, SubPort... subPorts) {
        return fixture.ask(b -> b.trunks
                .create(
                        caller,
                        List.of(new TrunkService.Draft(
                                Change.none(), parent, Change.none(), Change.none(), Change.none(), List.of(subPorts))))
                .get(0));
    }

    private static NetworkDraft governed(String policy) {
        return new NetworkDraft(
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(policy));
    }

    private static String policy(RequestContext who, boolean isDefault) {
        return fixture.ask(b -> b.qos.create(
                        who,
                        List.of(new QosService.Draft(
                                Change.none(), Change.to("q"), Change.none(), Change.none(), Change.to(isDefault))))
                .get(0)
                .head()
                .id());
    }

    private RuleView rule(String policy, RuleType type, long amount, String direction) {
        return fixture.ask(b -> b.qos.addRule(caller, policy, draft(type, amount, direction)));
    }

    private static RuleDraft draft(RuleType type, long amount, String direction) {
        return new RuleDraft(
                type, Change.to(amount), Change.none(), direction == null ? Change.none() : Change.to(direction));
    }
}
