package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.BootServer;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.compute.ServerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementService.GroupRule.Policy;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

class ServerGroupTest {

    private World world;

    @BeforeEach
    void open() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ServerGroupView made(Policy policy, int most) {
        return world.in(b -> b.groups.create(World.OWNER, "web", policy, most));
    }

    private ServerGroupView group(String id) {
        return world.in(b -> b.groups.get(World.OWNER, id));
    }

    private List<ServerGroupView> listed(RequestContext caller, boolean all, int limit, int offset) {
        return world.in(b -> b.groups.list(caller, all, limit, offset));
    }

    private Optional<String> groupOf(String server) {
        return world.in(b -> b.groups.groupOf(server));
    }

    private static BootServer inGroup(String group, int count) {
        BootServer plain = World.wish("s", count, count);
        return new BootServer(
                plain.name(),
                null,
                null,
                plain.flavorId(),
                plain.imageId(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                count,
                count,
                Map.of("group", List.of(group)));
    }

    private List<String> boot(String group, int count) {
        return world.boot(inGroup(group, count)).servers().stream()
                .map(server -> server.id())
                .toList();
    }

    private static void refused(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).isEqualTo(message);
        });
    }

    @Test
    void groupsBelongToAProject() {
        ServerGroupView group = made(Policy.AFFINITY, 1);
        assertThat(group.projectId()).isEqualTo("project-1");
        assertThat(group.userId()).isEqualTo("user-1");
        assertThat(group(group.id())).isEqualTo(group);
        refused(
                () -> world.in(b -> b.groups.get(World.STRANGER, group.id())),
                ComputeError.SERVER_GROUP_NOT_FOUND,
                "Instance group " + group.id() + " could not be found.");
        refused(
                () -> world.run(b -> b.groups.delete(World.STRANGER, group.id())),
                ComputeError.SERVER_GROUP_NOT_FOUND,
                "Instance group " + group.id() + " could not be found.");
        ServerGroupView asAdmin = world.in(b -> b.groups.get(World.ADMIN, group.id()));
        assertThat(asAdmin).isEqualTo(group);
        refused(
                () -> world.in(b -> b.servers.boot(World.STRANGER, inGroup(group.id(), 1))),
                ComputeError.SERVER_GROUP_UNKNOWN,
                "Instance group " + group.id() + " could not be found.");
    }

    @Test
    void listsByOffsetOfTheProjectOrOfAll() {
        ServerGroupView first = made(Policy.AFFINITY, 1);
        ServerGroupView second = made(Policy.SOFT_AFFINITY, 1);
        assertThat(listed(World.OWNER, false, 10, 0)).containsExactly(first, second);
        assertThat(listed(World.OWNER, false, 1, 1)).containsExactly(second);
        assertThat(listed(World.STRANGER, true, 10, 0)).isEmpty();
        assertThat(listed(World.ADMIN, false, 10, 0)).isEmpty();
        assertThat(listed(World.ADMIN, true, 10, 0)).containsExactly(first, second);
    }

    @Test
    void groupIsClaimedAndGivenBack() {
        String id = made(Policy.AFFINITY, 1).id();
        made(Policy.AFFINITY, 1);
        assertThatThrownBy(() -> made(Policy.AFFINITY, 1))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(QuotaError.EXCEEDED));
        world.run(b -> b.groups.delete(World.OWNER, id));
        assertThat(world.quota.used(QuotaResource.SERVER_GROUPS)).isEqualTo(1);
        made(Policy.AFFINITY, 1);
    }

    @Test
    void serversOfAnAntiAffinityGroupStandOnNodesOfTheirOwn() {
        String group = made(Policy.ANTI_AFFINITY, ServerGroupService.NOT_SAID).id();
        List<String> servers = boot(group, 2);
        String third = boot(group, 1).get(0);
        assertThat(world.placement.claims.values()).doesNotHaveDuplicates().hasSize(3);
        assertThat(group(group).members()).containsExactlyInAnyOrder(servers.get(0), servers.get(1), third);
        assertThat(groupOf(third)).isEqualTo(Optional.of(group));
    }

    @Test
    void membersAreLimitedAllOrNothing() {
        String group = made(Policy.SOFT_AFFINITY, 1).id();
        boot(group, 2);
        refused(
                () -> boot(group, 2),
                QuotaError.EXCEEDED,
                "Quota exceeded for server_group_members: Requested 2, but already used 2 of 3 server_group_members");
        assertThat(group(group).members()).hasSize(2);
        boot(group, 1);
    }

    @Test
    void memberThatHasNoPlaceIsInErrorAndStaysAMember() {
        String group = made(Policy.ANTI_AFFINITY, 1).id();
        world.placement.nodes.retainAll(List.of("node-1"));
        String first = boot(group, 1).get(0);
        String second = boot(group, 1).get(0);
        assertThat(world.get(first).state()).isEqualTo(ServerState.BUILDING);
        assertThat(world.get(second).state()).isEqualTo(ServerState.ERROR);
        assertThat(group(group).members()).hasSize(2);
    }

    @Test
    void membershipEndsWithTheServerAndMakesRoom() {
        String group = made(Policy.ANTI_AFFINITY, 1).id();
        world.placement.nodes.retainAll(List.of("node-1"));
        world.placement.nodes.add("node-2");
        List<String> servers = boot(group, 2);
        world.booted(servers.get(0));
        world.run(b -> b.servers.delete(World.OWNER, servers.get(0)));
        assertThat(group(group).members()).as("still on its node").hasSize(2);
        world.event(new org.ustack.contract.ServerDeleted(
                "node-1", world.running(servers.get(0)).id(), servers.get(0)));
        assertThat(group(group).members()).containsExactly(servers.get(1));
        assertThat(world.get(boot(group, 1).get(0)).node()).isEqualTo("node-1");
    }

    @Test
    void nextNodeAfterAFailureKeepsThePromise() {
        String group = made(Policy.ANTI_AFFINITY, 1).id();
        List<String> servers = boot(group, 2);
        assertThat(world.get(servers.get(0)).node()).isEqualTo("node-1");
        world.event(new ServerBootFailed(
                "node-1", world.running(servers.get(0)).id(), servers.get(0), "DISK_FULL", "full", true, List.of()));
        assertThat(world.get(servers.get(0)).node())
                .as("node-2 has the other one")
                .isEqualTo("node-3");
    }

    @Test
    void deletedGroupLeavesItsServersAlone() {
        String group = made(Policy.ANTI_AFFINITY, 1).id();
        String server = boot(group, 1).get(0);
        world.run(b -> b.groups.delete(World.OWNER, group));
        assertThat(groupOf(server)).isEmpty();
        assertThat(world.get(server).state()).isEqualTo(ServerState.BUILDING);
        refused(
                () -> boot(group, 1),
                ComputeError.SERVER_GROUP_UNKNOWN,
                "Instance group " + group + " could not be found.");
    }

    @Test
    void serversShowTheZoneThatTheirNodeHasNow() {
        String server = world.bootActive("a");
        world.run(b -> {
            ServerZones zones = new ServerZones();
            zones.em = b.em;
            zones.zoneChanged("node-1", "az1");
            zones.zoneChanged("node-2", "az2");
        });
        assertThat(world.get(server).zone()).isEqualTo("az1");
    }
}
