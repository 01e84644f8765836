package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.network.internal.NetworkFixture.admin;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.network;
import static org.ustack.network.internal.NetworkFixture.port;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.Listing;
import org.ustack.network.NetworkDraft;
import org.ustack.network.NetworkView;
import org.ustack.network.PortView;
import org.ustack.network.RbacPolicyService.Draft;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.RbacPolicyService.View;

class SharingTest {

    private static NetworkFixture fixture;
    private final RequestContext owner = member();
    private final RequestContext other = member();

    @BeforeAll
    static void open() {
        fixture = new NetworkFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void aNetworkIsOpenToThoseThatAPolicyNamesAndOnlyThem() {
        String net = fixture.networkOf(owner).head().id();
        String subnet = fixture.subnetOf(owner, net, "10.0.0.0/24").head().id();
        share(owner, ObjectType.NETWORK, net, other.projectId());

        NetworkView seen = fixture.ask(b -> b.networks.show(other, net));
        assertThat(seen.shared()).isTrue();
        assertThat(fixture.ask(b -> b.networks.show(owner, net)).shared()).isFalse();
        assertThat(fixture.ask(b -> b.subnets.show(other, subnet)).networkId()).isEqualTo(net);
        assertThat(fixture.ask(b -> b.networks.list(other, Listing.where("shared", "true")))
                        .items())
                .extracting(n -> n.head().id())
                .containsExactly(net);
        assertThat(fixture.ask(b -> b.networks.list(owner, Listing.where("shared", "true")))
                        .items())
                .isEmpty();
        refused("NetworkNotFound", () -> fixture.ask(b -> b.networks.show(member(), net)));
        refused("PathNotFound", () -> fixture.ask(b -> b.networks.update(other, net, network("mine"), null)));
    }

    @Test
    void aPolicyStaysWhileItsTargetHasPortsUnlessAnotherLetsThem() {
        String net = fixture.networkOf(owner).head().id();
        fixture.subnetOf(owner, net, "10.0.0.0/24");
        View policy = share(owner, ObjectType.NETWORK, net, other.projectId());
        PortView port =
                fixture.ask(b -> b.ports.create(other, List.of(port(net))).get(0));
        refused("RbacPolicyInUse", () -> fixture.run(b -> b.sharing.delete(owner, policy.id())));

        View all = share(admin(), ObjectType.NETWORK, net, "*");
        fixture.run(b -> b.sharing.delete(owner, policy.id()));
        refused("RbacPolicyInUse", () -> fixture.run(b -> b.sharing.delete(admin(), all.id())));
        fixture.run(b -> b.ports.delete(other, port.head().id(), null));
        fixture.run(b -> b.sharing.delete(admin(), all.id()));
        refused("NetworkNotFound", () -> fixture.ask(b -> b.networks.show(other, net)));
    }

    @Test
    void theFlagsOfANetworkArePoliciesForEverybody() {
        NetworkView shared = fixture.ask(
                b -> b.networks.create(admin(), List.of(flags(true, true))).get(0));
        String net = shared.head().id();
        assertThat(fixture.ask(b -> b.sharing.list(admin(), Listing.where("object_id", net)))
                        .items())
                .extracting(View::action)
                .containsExactlyInAnyOrder("access_as_shared", "access_as_external");
        fixture.ask(b -> b.networks.update(admin(), net, flags(false, false), null));
        assertThat(fixture.ask(b -> b.sharing.list(admin(), Listing.where("object_id", net)))
                        .items())
                .isEmpty();

        View external = fixture.ask(b -> b.sharing
                .create(
                        admin(),
                        List.of(new Draft(null, ObjectType.NETWORK, net, other.projectId(), "access_as_external")))
                .get(0));
        assertThat(fixture.ask(b -> b.networks.show(other, net)).external()).isTrue();
        fixture.run(b -> b.sharing.delete(admin(), external.id()));
        assertThat(fixture.ask(b -> b.networks.show(admin(), net)).external()).isFalse();
    }

    @Test
    void onlyOwnersShareAndOnlyAdminsWithEverybody() {
        String net = fixture.networkOf(owner).head().id();
        refused("InvalidInput", () -> share(other, ObjectType.NETWORK, net, "p"));
        refused("PolicyNotAuthorized", () -> share(owner, ObjectType.NETWORK, net, "*"));
        View policy = share(owner, ObjectType.NETWORK, net, "p");
        refused("DuplicateRbacPolicy", () -> share(owner, ObjectType.NETWORK, net, "p"));
        refused("RbacPolicyNotFound", () -> fixture.ask(b -> b.sharing.show(other, policy.id())));
        refused(
                "InvalidActionForType",
                () -> fixture.ask(b -> b.sharing.create(
                        owner, List.of(new Draft(null, ObjectType.QOS_POLICY, net, "p", "access_as_external")))));
        long before = fixture.ask(b -> b.networks.show(owner, net)).head().revision();
        fixture.ask(b -> b.sharing.update(owner, policy.id(), "q"));
        assertThat(fixture.ask(b -> b.networks.show(owner, net)).head().revision())
                .isGreaterThan(before);
    }

    private View share(RequestContext caller, ObjectType type, String id, String target) {
        return fixture.ask(b -> b.sharing
                .create(caller, List.of(new Draft(null, type, id, target, "access_as_shared")))
                .get(0));
    }

    private static NetworkDraft flags(boolean shared, boolean external) {
        return new NetworkDraft(
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(shared),
                Change.to(external),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }

    static void refused(String type, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().type()).isEqualTo(type));
    }
}
