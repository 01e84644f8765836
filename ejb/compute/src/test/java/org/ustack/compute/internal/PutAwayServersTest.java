package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.compute.internal.World.ADMIN;
import static org.ustack.compute.internal.World.OWNER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.compute.ShelvingService.Place;
import org.ustack.contract.BootServer;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.contract.ServerProgressed;
import org.ustack.contract.ServerSnapshotTaken;
import org.ustack.contract.SnapshotServer;
import org.ustack.contract.UnrescueServer;
import org.ustack.kernel.PageRequest;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.quota.QuotaResource;

/** Servers that are copied, shelved, deleted for a while, and brought back. */
class PutAwayServersTest {

    private World world;
    private String id;

    @BeforeEach
    void bootOne() {
        world = new World();
        id = world.bootActive("a");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ServerStatus status() {
        return ServerStatus.of(world.get(id));
    }

    private void refused(Runnable call, ComputeError code, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(org.ustack.kernel.CloudException.class, e -> assertThat(e.code())
                        .isEqualTo(code))
                .hasMessage(message);
    }

    private String createImage() {
        return world.in(b -> b.snapshotVerbs.createImage(OWNER, id, "copy", Map.of("image_type", "test")));
    }

    private void copied(PowerState power) {
        OperationView operation = world.running(id);
        world.event(new ServerSnapshotTaken(world.get(id).node(), operation.id(), id, "any", power));
    }

    private void failed(String code, PowerState power) {
        OperationView operation = world.running(id);
        world.event(new ServerOperationFailed(world.get(id).node(), operation.id(), id, code, "it broke", power));
    }

    private void powerDone(PowerState power) {
        world.event(
                new ServerPowerChanged(world.get(id).node(), world.running(id).id(), id, power));
    }

    private void gone() {
        world.event(new ServerDeleted(world.get(id).node(), world.running(id).id(), id));
    }

    private void shelve() {
        world.run(b -> b.shelving.shelve(OWNER, id));
        copied(PowerState.SHUT_DOWN);
    }

    private void unshelve(Place place) {
        world.run(b -> b.shelving.unshelve(OWNER, id, place));
    }

    private OperationView last() {
        return world.operations.all.values().stream().reduce((a, b) -> b).orElseThrow();
    }

    private List<ServerView> listed(Set<String> statuses, Boolean deleted) {
        ServerFilter own = ServerFilter.own();
        return world.in(b -> b.servers
                .list(
                        ADMIN,
                        new ServerFilter(
                                true,
                                null,
                                null,
                                null,
                                statuses,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                own.changesSince(),
                                null,
                                deleted,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        PageRequest.first())
                .items());
    }

    @Test
    void imageIsThereAtOnceAndTheServerStaysAsItIs() {
        String image = createImage();
        SnapshotServer command = world.outbox.last(SnapshotServer.class);
        assertThat(command.leave()).isEqualTo(PowerState.RUNNING);
        assertThat(command.image().id()).isEqualTo(image);
        assertThat(world.snapshots.made.get(image).minDiskGib()).isEqualTo(1);
        assertThat(world.snapshots.made.get(image).properties())
                .containsEntry("instance_uuid", id)
                .containsEntry("base_image_ref", "image-1")
                .containsEntry("image_type", "test");
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", "image_snapshot"));
        refused(
                this::createImage,
                ComputeError.WRONG_STATE,
                "Cannot 'createImage' instance " + id + " while it is in task_state image_snapshot");
        world.event(new ServerProgressed("node-1", world.running(id).id(), id, ServerProgressed.Phase.UPLOADING));
        assertThat(status().taskState()).isEqualTo("image_uploading");
        copied(PowerState.RUNNING);
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(last().state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(world.snapshots.made).containsKey(image);
    }

    @Test
    void lockDoesNotForbidAnImageAndAFailedOneGoes() {
        world.run(b -> b.servers.lock(OWNER, id, null));
        createImage();
        failed("STORAGE", PowerState.RUNNING);
        assertThat(world.snapshots.made).isEmpty();
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(last().errorCode()).isEqualTo("STORAGE");
    }

    @Test
    void deletionAndSilenceTakeTheHalfMadeImageAway() {
        createImage();
        world.reap(3 * 3600);
        assertThat(world.snapshots.made).isEmpty();
        assertThat(last().errorCode()).isEqualTo("NODE_SILENT");
        createImage();
        world.run(b -> b.servers.delete(OWNER, id));
        assertThat(world.snapshots.made).isEmpty();
        assertThat(status().taskState()).isEqualTo("deleting");
    }

    @Test
    void backupsRotateByType() {
        for (String name : List.of("one", "two", "three")) {
            world.in(b -> b.snapshotVerbs.createBackup(OWNER, id, name, "daily", 2, Map.of()));
            assertThat(status().taskState()).isEqualTo("image_backup");
            copied(PowerState.RUNNING);
        }
        assertThat(world.snapshots.made.values())
                .extracting(image -> image.name())
                .containsExactlyInAnyOrder("two", "three");
        world.in(b -> b.snapshotVerbs.createBackup(OWNER, id, "none", "weekly", 0, Map.of()));
        copied(PowerState.RUNNING);
        assertThat(world.snapshots.made.values())
                .extracting(image -> image.properties().get("backup_type"))
                .containsExactly("daily", "daily");
    }

    @Test
    void shelvedServerLeavesItsNodeAndKeepsQuotaAndPorts() {
        shelve();
        assertThat(world.outbox.last(SnapshotServer.class).leave()).isEqualTo(PowerState.SHUT_DOWN);
        assertThat(status()).isEqualTo(new ServerStatus("SHELVED", "shelved", "shelving_offloading"));
        assertThat(world.outbox.last(DeleteServer.class).server()).isEqualTo(id);
        gone();
        assertThat(status()).isEqualTo(new ServerStatus("SHELVED_OFFLOADED", "shelved_offloaded", null));
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.ports.hostByServer).containsEntry(id, "");
        assertThat(world.quota.used(QuotaResource.INSTANCES)).isEqualTo(1);
        assertThat(world.get(id).node()).isNull();
        assertThat(world.snapshots.made.keySet()).singleElement().asString().endsWith("a-shelved");
        refused(
                () -> world.run(b -> b.servers.change(OWNER, id, ServerAction.START)),
                ComputeError.WRONG_STATE,
                "Cannot 'start' instance " + id + " while it is in vm_state shelved_offloaded");
    }

    @Test
    void offloadedServerComesBackFromItsImageWhichGoesThen() {
        shelve();
        gone();
        world.placement.nodes.remove("node-1");
        unshelve(Place.AS_BEFORE);
        BootServer command = world.outbox.last(BootServer.class);
        assertThat(command.node()).isEqualTo("node-2");
        assertThat(command.image().id()).endsWith("a-shelved");
        assertThat(status().taskState()).isEqualTo("unshelving");
        world.booted(id);
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(world.snapshots.made).isEmpty();
        assertThat(world.ports.active).contains(id);
        assertThat(world.placement.claims).containsEntry(id, "node-2");
        assertThat(world.get(id).imageId()).isEqualTo("image-1");
    }

    @Test
    void bootThatFailsOnAllNodesLeavesItOffloadedToBeTriedAgain() {
        shelve();
        gone();
        unshelve(Place.AS_BEFORE);
        for (int i = 1; i <= 3; i++) {
            String node = world.get(id).node();
            world.event(
                    new ServerBootFailed(node, world.running(id).id(), id, "HYPERVISOR", "qemu died", true, List.of()));
        }
        assertThat(status()).isEqualTo(new ServerStatus("SHELVED_OFFLOADED", "shelved_offloaded", null));
        assertThat(world.placement.claims).isEmpty();
        assertThat(last().message()).isEqualTo("qemu died");
        assertThat(world.snapshots.made).hasSize(1);
        unshelve(Place.AS_BEFORE);
        assertThat(world.get(id).node()).isEqualTo("node-1");
        world.nodes.down.add("node-1");
        world.reap(3600);
        assertThat(status().vmState()).isEqualTo("shelved_offloaded");
        assertThat(world.outbox.last(DeleteServer.class).server()).isEqualTo(id);
    }

    @Test
    void withoutRoomItStaysAndThePlaceNamedIsChecked() {
        shelve();
        gone();
        refused(
                () -> unshelve(new Place(true, "nowhere", null)),
                ComputeError.ZONE_UNAVAILABLE,
                "The requested availability zone is not available");
        refused(
                () -> unshelve(new Place(false, null, "nobody")),
                ComputeError.HOST_UNKNOWN,
                "Compute host nobody could not be found.");
        world.placement.nodes.clear();
        unshelve(Place.AS_BEFORE);
        assertThat(last().errorCode()).isEqualTo("NO_VALID_HOST");
        assertThat(status()).isEqualTo(new ServerStatus("SHELVED_OFFLOADED", "shelved_offloaded", null));
        world.run(b -> b.servers.delete(OWNER, id));
        assertThat(world.snapshots.made).isEmpty();
        assertThat(world.quota.holders).isEmpty();
    }

    @Test
    void serverKeptOnItsNodeStartsThereAndLeavesWhenItsTimeIsOver() {
        world.properties.put("ustack.compute.shelved-offload-time", "PT1H");
        shelve();
        assertThat(status()).isEqualTo(new ServerStatus("SHELVED", "shelved", null));
        refused(
                () -> unshelve(new Place(true, "nova", null)),
                ComputeError.UNSHELVE_PLACE_OF_PLACED,
                "Specifying an availability zone or a host when unshelving server \"" + id
                        + "\" with status \"SHELVED\" is not supported. The server status must be SHELVED_OFFLOADED.");
        unshelve(Place.AS_BEFORE);
        assertThat(world.outbox.last(ChangePower.class).verb()).isEqualTo(ChangePower.Verb.START);
        powerDone(PowerState.RUNNING);
        assertThat(status().status()).isEqualTo("ACTIVE");
        assertThat(world.snapshots.made).isEmpty();
        shelve();
        world.run(b -> b.due.tidy());
        assertThat(status().taskState()).isNull();
        world.passSeconds(3601);
        world.run(b -> b.due.tidy());
        assertThat(status().taskState()).isEqualTo("shelving_offloading");
    }

    @Test
    void shelvedServerWhoseNodeLostItIsOffloaded() {
        world.properties.put("ustack.compute.shelved-offload-time", "PT-1S");
        shelve();
        unshelve(Place.AS_BEFORE);
        failed("NO_DOMAIN", null);
        assertThat(status().vmState()).isEqualTo("shelved_offloaded");
        assertThat(world.placement.claims).isEmpty();
    }

    @Test
    void deletedServerIsKeptUncountedAndCanBeRestored() {
        world.properties.put("ustack.compute.reclaim-instance-interval", "PT1H");
        world.run(b -> b.servers.delete(OWNER, id));
        assertThat(status().taskState()).isEqualTo("soft-deleting");
        assertThat(world.outbox.last(ChangePower.class).verb()).isEqualTo(ChangePower.Verb.STOP);
        powerDone(PowerState.SHUT_DOWN);
        assertThat(status()).isEqualTo(new ServerStatus("SOFT_DELETED", "soft-delete", null));
        assertThat(world.quota.holders).isEmpty();
        assertThat(world.placement.claims).containsKey(id);
        assertThat(listed(null, null)).isEmpty();
        assertThat(listed(Set.of("SOFT_DELETED"), null)).hasSize(1);
        assertThat(listed(null, true)).hasSize(1);
        world.run(b -> b.servers.delete(OWNER, id));
        assertThat(status().taskState()).isNull();
        world.run(b -> b.servers.restore(OWNER, id));
        assertThat(status().taskState()).isEqualTo("restoring");
        assertThat(world.quota.used(QuotaResource.INSTANCES)).isEqualTo(1);
        assertThat(world.outbox.last(UnrescueServer.class).server()).isEqualTo(id);
        powerDone(PowerState.RUNNING);
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
    }

    @Test
    void keptServerGoesWhenItsTimeIsOverOrWhenForced() {
        world.properties.put("ustack.compute.reclaim-instance-interval", "PT1H");
        String other = world.bootActive("b");
        for (String server : List.of(id, other)) {
            world.run(b -> b.servers.delete(OWNER, server));
            world.event(new ServerPowerChanged(
                    world.get(server).node(), world.running(server).id(), server, PowerState.SHUT_DOWN));
        }
        world.run(b -> b.servers.forceDelete(OWNER, other));
        assertThat(world.outbox.last(DeleteServer.class).server()).isEqualTo(other);
        world.run(b -> b.due.tidy());
        assertThat(status().taskState()).isNull();
        world.passSeconds(3601);
        world.run(b -> b.due.tidy());
        assertThat(status().taskState()).isEqualTo("deleting");
        gone();
        assertThat(world.placement.claims).containsOnlyKeys(other);
    }

    @Test
    void restoreThatFailsCountsNothingAndWhatNeverRanIsDeletedAtOnce() {
        world.properties.put("ustack.compute.reclaim-instance-interval", "PT1H");
        world.run(b -> b.servers.delete(OWNER, id));
        powerDone(PowerState.SHUT_DOWN);
        world.run(b -> b.servers.restore(OWNER, id));
        failed("HYPERVISOR", PowerState.SHUT_DOWN);
        assertThat(status()).isEqualTo(new ServerStatus("SOFT_DELETED", "soft-delete", null));
        assertThat(world.quota.holders).isEmpty();
        String building = world.bootOne("b");
        world.run(b -> b.servers.delete(OWNER, building));
        assertThat(ServerStatus.of(world.get(building)).taskState()).isEqualTo("deleting");
        assertThat(world.get(id).state()).isEqualTo(ServerState.SOFT_DELETED);
    }
}
