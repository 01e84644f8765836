package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.network.internal.NetworkFixture.admin;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.SharingTest.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.RequestContext;
import org.ustack.network.AddressScopeService;
import org.ustack.network.AddressSet;
import org.ustack.network.Change;
import org.ustack.network.Cidr;
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetPoolService.Draft;
import org.ustack.network.SubnetPoolService.View;
import org.ustack.network.SubnetView;

class SubnetPoolsTest {

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
    void subnetsTakeTheSmallestGapThatHasRoom() {
        View pool = pool(caller, null, null, "10.0.0.0/22");
        assertThat(fromPool(pool, 24).cidr()).isEqualTo("10.0.0.0/24");
        assertThat(fromPool(pool, 23).cidr()).isEqualTo("10.0.2.0/23");
        assertThat(fromPool(pool, 26).cidr()).isEqualTo("10.0.1.0/26");
        assertThat(fromPool(pool, 26).subnetPoolId()).isEqualTo(pool.head().id());
        refused("SubnetAllocationError", () -> fromPool(pool, 24));
        refused("MinPrefixSubnetAllocationError", () -> fromPool(pool, 7));
        refused(
                "SubnetPoolDeleteError",
                () -> fixture.run(b -> b.pools.delete(caller, pool.head().id(), null)));
    }

    @Test
    void subnetsMadeAtOnceGetDifferentPrefixes() throws Exception {
        View pool = pool(caller, null, null, "10.0.0.0/16");
        List<Callable<SubnetView>> wishes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            wishes.add(() -> fromPool(pool, 24));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<String> cidrs = new ArrayList<>();
            for (Future<SubnetView> made : threads.invokeAll(wishes)) {
                cidrs.add(made.get().cidr());
            }
            assertThat(cidrs).doesNotHaveDuplicates().hasSize(16);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatAProjectMayTakeIsBounded() {
        View pool = pool(caller, 256, null, "10.0.0.0/16");
        fromPool(pool, 25);
        fromPool(pool, 25);
        refused("SubnetPoolQuotaExceeded", () -> fromPool(pool, 32));
    }

    @Test
    void aNetworkHasSubnetsOfOnePoolOrOfNone() {
        View one = pool(caller, null, null, "10.0.0.0/16");
        View two = pool(caller, null, null, "10.1.0.0/16");
        String net = fixture.networkOf(caller).head().id();
        subnet(net, one, 24, Change.none());
        refused("NetworkSubnetPoolAffinityError", () -> subnet(net, two, 24, Change.none()));
        refused("NetworkSubnetPoolAffinityError", () -> fixture.subnetOf(caller, net, "10.9.0.0/24"));
        SubnetView named = subnet(net, one, null, Change.to("10.0.7.0/24"));
        assertThat(named.cidr()).isEqualTo("10.0.7.0/24");
        refused("SubnetAllocationError", () -> subnet(net, one, null, Change.to("10.5.0.0/24")));
    }

    @Test
    void prefixesComeAndGoButNotThoseInUse() {
        View pool = pool(caller, null, null, "10.0.0.0/24");
        String id = pool.head().id();
        assertThat(asked(b -> b.pools.addPrefixes(caller, id, List.of("10.0.1.0/24"))))
                .containsExactly("10.0.0.0/23");
        fromPool(pool, 25);
        refused(
                "IllegalSubnetPoolPrefixUpdate",
                () -> fixture.ask(b -> b.pools.removePrefixes(caller, id, List.of("10.0.0.0/24"))));
        assertThat(asked(b -> b.pools.removePrefixes(caller, id, List.of("10.0.1.0/24"))))
                .containsExactly("10.0.0.0/24");

        String net = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, net, "192.168.0.0/24");
        assertThat(asked(b -> b.pools.onboard(caller, id, net))).hasSize(1);
        assertThat(fixture.ask(b -> b.pools.show(caller, id)).prefixes())
                .containsExactly("10.0.0.0/24", "192.168.0.0/24");
    }

    @Test
    void poolsInOneScopeDoNotOverlap() {
        String scope = fixture.ask(b -> b.scopes
                        .create(
                                caller,
                                List.of(new AddressScopeService.Draft(Change.none(), Change.to("s"), 4, Change.none())))
                        .get(0))
                .head()
                .id();
        View first = pool(caller, null, scope, "10.0.0.0/16");
        refused("AddressScopePrefixConflict", () -> pool(caller, null, scope, "10.0.5.0/24"));
        refused(
                "IllegalSubnetPoolIpVersionAssociationToAddressScope",
                () -> pool(caller, null, scope, "2001:db8::/48"));
        refused("AddressScopeInUse", () -> fixture.run(b -> b.scopes.delete(caller, scope)));
        assertThat(fixture.ask(b -> b.networks.show(caller, fromPool(first, 24).networkId()))
                        .scopeOfFour())
                .isEqualTo(scope);
        refused("AddressScopeNotFound", () -> pool(member(), null, scope, "10.7.0.0/16"));
    }

    @Test
    void boundsAndVersionsOfPrefixesAreChecked() {
        refused("EmptySubnetPoolPrefixList", () -> pool(caller, null, null));
        refused("PrefixVersionMismatch", () -> pool(caller, null, null, "10.0.0.0/8", "2001:db8::/48"));
        refused(
                "PolicyNotAuthorized",
                () -> fixture.ask(b ->
                        b.pools.create(caller, List.of(draft(null, null, Change.to(true), List.of("10.0.0.0/8"))))));
        fixture.ask(b -> b.pools.create(admin(), List.of(draft(null, null, Change.to(true), List.of("10.0.0.0/8")))));
        refused(
                "InvalidInput",
                () -> fixture.ask(b ->
                        b.pools.create(admin(), List.of(draft(null, null, Change.to(true), List.of("11.0.0.0/8"))))));
        AddressSet free = AddressSet.of(List.of(
                Cidr.parse("10.0.0.0/16").orElseThrow(),
                Cidr.parse("10.4.0.0/24").orElseThrow()));
        assertThat(PoolRules.next(free, 25)).hasToString("10.4.0.0/25");
    }

    private static <T> List<T> asked(java.util.function.Function<NetworkFixture.Beans, List<T>> question) {
        return fixture.ask(question);
    }

    private SubnetView fromPool(View pool, int prefix) {
        return subnet(fixture.networkOf(caller).head().id(), pool, prefix, Change.none());
    }

    private SubnetView subnet(String net, View pool, Integer prefix, Change<String> cidr) {
        SubnetDraft draft = new SubnetDraft(
                net,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(4),
                cidr,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(pool.head().id()),
                Change.none(),
                prefix == null ? Change.none() : Change.to(prefix));
        return fixture.ask(b -> b.subnets.create(caller, List.of(draft)).get(0));
    }

    private View pool(RequestContext who, Integer quota, String scope, String... prefixes) {
        return fixture.ask(b -> b.pools
                .create(who, List.of(draft(quota, scope, Change.none(), List.of(prefixes))))
                .get(0));
    }

    private static Draft draft(Integer quota, String scope, Change<Boolean> isDefault, List<String> prefixes) {
        return new Draft(
                Change.none(),
                Change.to("p"),
                Change.none(),
                Change.to(prefixes),
                Change.none(),
                Change.none(),
                Change.none(),
                quota == null ? Change.none() : Change.to(quota),
                isDefault,
                Change.none(),
                scope == null ? Change.none() : Change.to(scope));
    }
}
