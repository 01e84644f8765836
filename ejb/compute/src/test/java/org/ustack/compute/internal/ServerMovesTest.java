package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.compute.internal.World.ADMIN;
import static org.ustack.compute.internal.World.OWNER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.MigrationFilter;
import org.ustack.compute.MigrationState;
import org.ustack.compute.MigrationView;
import org.ustack.compute.RebuildWish;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerMoves.Rebuilt;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.contract.ArriveServer;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DepartServer;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.ForgetDeparture;
import org.ustack.contract.MoveStep;
import org.ustack.contract.NodeInventory.Domain;
import org.ustack.contract.PowerState;
import org.ustack.contract.RebuildServer;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.PageRequest;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

/** Rebuild, resize, migrate, evacuate: what is claimed, what is told to whom, and that every step has an end. */
class ServerMovesTest {

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.flavor("big", 2, 1024, 2);
        world.flavor("small", 1, 256, 1);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void assertRefused(Runnable call, ErrorCode code, String message) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessage(message);
        });
    }

    private void resize(String id, String flavor) {
        world.run(b -> b.moves.resize(OWNER, id, flavor, null));
    }

    private void confirm(String id) {
        world.run(b -> b.moves.confirmResize(OWNER, id));
    }

    private void revert(String id) {
        world.run(b -> b.moves.revertResize(OWNER, id));
    }

    private void evacuate(String id, String host) {
        world.run(b -> b.moves.evacuate(ADMIN, id, host, null));
    }

    private void moved(String id, String node, MoveStep step, PowerState power) {
        world.event(new ServerMoved(node, world.running(id).id(), id, step, power, List.of()));
    }

    private void failed(String id, String node, MoveStep step, String code, boolean retryable, PowerState power) {
        world.event(new ServerMoveFailed(
                node, world.running(id).id(), id, step, code, "reason of " + code, retryable, power, List.of()));
    }

    /** On node-2, of the flavor, waiting. */
    private String resized(String flavor) {
        String id = world.bootActive("a");
        world.placement.nodes.remove("node-1");
        resize(id, flavor);
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        moved(id, "node-2", MoveStep.ARRIVE, PowerState.RUNNING);
        return id;
    }

    private OperationView lastOperation(String id) {
        return world.operations.all.values().stream()
                .filter(o -> o.resourceId().equals(id))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private MigrationView migration(String id) {
        return world.in(b -> b.moves.migrations(
                        new MigrationFilter(id, null, null, null, null, null, null, null, null),
                        new PageRequest(10, null)))
                .items()
                .get(0);
    }

    private ServerStatus status(String id) {
        return ServerStatus.of(world.get(id));
    }

    /** The server has one claim, on the node where it is, and the quota of its flavor alone. */
    private void assertSettled(String id, String node, int cores, int ram) {
        assertThat(world.placement.claims).isEqualTo(Map.of(id, node));
        assertThat(world.ports.hostByServer).containsEntry(id, node);
        assertThat(world.get(id).node()).isEqualTo(node);
        assertThat(world.quota.used(QuotaResource.CORES)).isEqualTo(cores);
        assertThat(world.quota.used(QuotaResource.RAM)).isEqualTo(ram);
        assertThat(world.get(id).flavor().ram()).isEqualTo(ram);
        assertThat(world.get(id).operation()).isNull();
    }

    @Test
    void aResizeClaimsBothPlacesUntilItIsConfirmed() {
        String id = world.bootActive("a");
        world.placement.nodes.remove("node-1");
        resize(id, "big");
        assertThat(status(id)).isEqualTo(new ServerStatus("RESIZE", "active", "resize_migrating"));
        assertThat(world.placement.claims)
                .hasSize(2)
                .containsEntry(id, "node-2")
                .containsValue("node-1");
        assertThat(world.quota.used(QuotaResource.RAM)).isEqualTo(1024);
        assertThat(world.outbox.last(DepartServer.class)).satisfies(depart -> {
            assertThat(depart.node()).isEqualTo("node-1");
            assertThat(depart.destination()).isEqualTo("node-2");
            assertThat(depart.graceSeconds()).isEqualTo(60);
        });
        assertThat(migration(id).state()).isEqualTo(MigrationState.DEPARTING);

        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        assertThat(world.outbox.last(ArriveServer.class)).satisfies(arrive -> {
            assertThat(arrive.node()).isEqualTo("node-2");
            assertThat(arrive.boot().memoryMib()).isEqualTo(1024);
            assertThat(arrive.back()).isFalse();
            assertThat(arrive.powerOn()).isTrue();
            assertThat(arrive.boot().nics()).hasSize(1);
        });
        assertThat(world.ports.hostByServer).containsEntry(id, "node-2");

        moved(id, "node-2", MoveStep.ARRIVE, PowerState.RUNNING);
        assertThat(status(id)).isEqualTo(new ServerStatus("VERIFY_RESIZE", "resized", null));
        assertThat(lastOperation(id).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(migration(id).state().apiName()).isEqualTo("finished");
        assertThat(world.ports.active).contains(id);
        assertThat(world.placement.claims).hasSize(2);

        confirm(id);
        assertThat(world.outbox.last(ForgetDeparture.class).node()).isEqualTo("node-1");
        moved(id, "node-1", MoveStep.FORGET, PowerState.NO_STATE);
        assertThat(status(id)).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(migration(id).state().apiName()).isEqualTo("confirmed");
        assertSettled(id, "node-2", 2, 1024);
    }

    @Test
    void aRevertedResizeIsAsItWas() {
        String id = resized("big");
        revert(id);
        assertThat(status(id)).isEqualTo(new ServerStatus("REVERT_RESIZE", "resized", "resize_reverting"));
        assertThat(world.outbox.last(DeleteServer.class).node()).isEqualTo("node-2");
        world.event(new ServerDeleted("node-2", world.running(id).id(), id));
        assertThat(world.outbox.last(ArriveServer.class)).satisfies(arrive -> {
            assertThat(arrive.node()).isEqualTo("node-1");
            assertThat(arrive.back()).isTrue();
            assertThat(arrive.boot().memoryMib()).isEqualTo(512);
        });
        moved(id, "node-1", MoveStep.RETURN, PowerState.RUNNING);
        assertThat(status(id)).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(migration(id).state().apiName()).isEqualTo("reverted");
        assertSettled(id, "node-1", 1, 512);
    }

    @Test
    void onItsOwnNodeThereIsNothingToWithdraw() {
        String id = world.bootActive("a");
        resize(id, "big");
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        moved(id, "node-1", MoveStep.ARRIVE, PowerState.RUNNING);
        assertThat(world.placement.claims.values()).containsExactly("node-1", "node-1");
        revert(id);
        assertThat(world.outbox.all(DeleteServer.class)).isEmpty();
        moved(id, "node-1", MoveStep.RETURN, PowerState.RUNNING);
        assertSettled(id, "node-1", 1, 512);
    }

    @Test
    void aServerThatWasOffStaysOff() {
        String id = world.bootActive("a");
        world.run(b -> b.servers.change(OWNER, id, ServerAction.STOP));
        world.event(new ServerPowerChanged("node-1", world.running(id).id(), id, PowerState.SHUT_DOWN));
        resize(id, "big");
        assertThat(world.outbox.last(DepartServer.class).graceSeconds()).isZero();
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        assertThat(world.outbox.last(ArriveServer.class).powerOn()).isFalse();
        moved(id, "node-1", MoveStep.ARRIVE, PowerState.SHUT_DOWN);
        confirm(id);
        moved(id, "node-1", MoveStep.FORGET, PowerState.NO_STATE);
        assertThat(status(id).status()).isEqualTo("SHUTOFF");
    }

    @Test
    void aSmallerFlavorKeepsTheLargerQuotaUntilItIsConfirmed() {
        String id = resized("small");
        assertThat(world.quota.used(QuotaResource.RAM)).isEqualTo(512);
        confirm(id);
        moved(id, "node-1", MoveStep.FORGET, PowerState.NO_STATE);
        assertSettled(id, "node-2", 1, 256);
    }

    @Test
    void whatIsWrongWithAResizeIsSaidAndNothingIsClaimed() {
        String id = world.bootActive("a");
        world.flavor("no-disk", 1, 512, 0);
        world.flavor("huge", 1, 60_000, 1);
        assertRefused(() -> resize(id, "f1"), ComputeError.SAME_FLAVOR, "When resizing, instances must change flavor!");
        assertRefused(() -> resize(id, "none"), ComputeError.FLAVOR_UNKNOWN, "Flavor none could not be found.");
        assertRefused(
                () -> resize(id, "no-disk"),
                ComputeError.DISK_CANNOT_RESIZE,
                "Server disk was unable to be resized because: Resize to zero disk flavor is not allowed.");
        assertThatThrownBy(() -> resize(id, "huge"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(QuotaError.EXCEEDED));
        assertThat(world.get(id).operation()).isNull();
        assertThat(world.outbox.all(DepartServer.class)).isEmpty();
        assertRefused(
                () -> confirm(id),
                ComputeError.WRONG_STATE,
                "Cannot 'confirmResize' instance " + id + " while it is in vm_state active");
        world.placement.nodes.clear();
        assertThatThrownBy(() -> resize(id, "big")).hasMessageStartingWith("No valid host was found. ");
    }

    @Test
    void aDiskDoesNotShrink() {
        String id = resized("big");
        confirm(id);
        moved(id, "node-1", MoveStep.FORGET, PowerState.NO_STATE);
        assertRefused(
                () -> resize(id, "f1"),
                ComputeError.DISK_CANNOT_RESIZE,
                "Server disk was unable to be resized because: Unable to resize disk down.");
    }

    @Test
    void disksThatCannotFollowAreResizedWhereTheyAre() {
        String id = world.bootActive("a");
        world.placement.nodes.remove("node-1");
        resize(id, "big");
        world.placement.nodes.add("node-1");
        failed(id, "node-1", MoveStep.DEPART, "DISKS_ARE_LOCAL", false, PowerState.RUNNING);
        assertThat(world.outbox.last(DepartServer.class).destination()).isEqualTo("node-1");
        assertThat(world.placement.claims.values()).containsExactly("node-1", "node-1");
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        moved(id, "node-1", MoveStep.ARRIVE, PowerState.RUNNING);
        assertThat(status(id).status()).isEqualTo("VERIFY_RESIZE");
    }

    @Test
    void aMigrationOfDisksThatCannotFollowFailsAndTheServerRunsOn() {
        String id = world.bootActive("a");
        world.run(b -> b.moves.migrate(ADMIN, id, null));
        assertThat(world.outbox.last(DepartServer.class).destination()).isEqualTo("node-2");
        failed(id, "node-1", MoveStep.DEPART, "DISKS_ARE_LOCAL", false, PowerState.RUNNING);
        assertThat(status(id)).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(lastOperation(id).message()).isEqualTo("reason of DISKS_ARE_LOCAL");
        assertThat(migration(id).state().apiName()).isEqualTo("error");
        assertSettled(id, "node-1", 1, 512);
    }

    @Test
    void aNodeThatCannotTakeItGivesWayToTheNextAndInTheEndToTheFirst() {
        String id = world.bootActive("a");
        world.run(b -> b.moves.migrate(ADMIN, id, null));
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        failed(id, "node-2", MoveStep.ARRIVE, "STORAGE", true, null);
        assertThat(world.outbox.last(ArriveServer.class).node()).isEqualTo("node-3");
        assertThat(world.placement.claims).hasSize(2).containsEntry(id, "node-3");
        failed(id, "node-3", MoveStep.ARRIVE, "HYPERVISOR_REFUSED", false, null);
        assertThat(world.outbox.last(ArriveServer.class)).satisfies(arrive -> {
            assertThat(arrive.node()).isEqualTo("node-1");
            assertThat(arrive.back()).isTrue();
        });
        moved(id, "node-1", MoveStep.RETURN, PowerState.RUNNING);
        assertThat(status(id)).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(lastOperation(id).state()).isEqualTo(OperationState.FAILED);
        assertThat(lastOperation(id).message()).isEqualTo("reason of HYPERVISOR_REFUSED");
        assertSettled(id, "node-1", 1, 512);
    }

    @Test
    void reportsOfAnotherStepOrNodeChangeNothing() {
        String id = world.bootActive("a");
        world.run(b -> b.moves.migrate(ADMIN, id, null));
        moved(id, "node-2", MoveStep.ARRIVE, PowerState.RUNNING);
        moved(id, "node-2", MoveStep.DEPART, PowerState.NO_STATE);
        moved(id, "node-1", MoveStep.RETURN, PowerState.RUNNING);
        assertThat(migration(id).state()).isEqualTo(MigrationState.DEPARTING);
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        failed(id, "node-1", MoveStep.DEPART, "NO_DOMAIN", false, null);
        assertThat(migration(id).state()).isEqualTo(MigrationState.ARRIVING);
        assertThat(world.outbox.all(ArriveServer.class)).hasSize(1);
    }

    @Test
    void aSilentNodeIsAskedAgainAndThenTheServerGoesBack() {
        String id = world.bootActive("a");
        world.run(b -> b.moves.migrate(ADMIN, id, null));
        moved(id, "node-1", MoveStep.DEPART, PowerState.NO_STATE);
        world.reap(21);
        assertThat(world.outbox.all(ArriveServer.class)).hasSize(2);
        world.nodes.down.add("node-2");
        world.reap(world.settings.get(ComputeSettings.MOVE_TIMEOUT).toSeconds() + 1);
        assertThat(migration(id).state()).isEqualTo(MigrationState.RECOVERING);
        assertThat(world.outbox.last(ArriveServer.class).node()).isEqualTo("node-1");
        moved(id, "node-1", MoveStep.RETURN, PowerState.RUNNING);
        assertSettled(id, "node-1", 1, 512);
        // What the silent node made after all is nobody's.
        world.passSeconds(60);
        world.inventory("node-2", new Domain(id, PowerState.RUNNING, "x"));
        world.passSeconds(60);
        world.inventory("node-2", new Domain(id, PowerState.RUNNING, "x"));
        assertThat(world.outbox.last(DestroyOrphan.class).node()).isEqualTo("node-2");
    }

    @Test
    void aServerWaitsForTheNodeThatHasItsFilesAndIsEvacuatedFromIt() {
        String id = resized("big");
        revert(id);
        world.event(new ServerDeleted("node-2", world.running(id).id(), id));
        world.nodes.down.add("node-1");
        for (int i = 0; i < 3; i++) {
            world.reap(Duration.ofHours(1).toSeconds());
        }
        assertThat(migration(id).state()).isEqualTo(MigrationState.RETURNING);
        // vm_state resized: as in Nova, an admin has to say that it may be evacuated.
        world.run(b -> b.servers.resetState(ADMIN, id, ServerState.ERROR));
        assertThat(migration(id).state()).isEqualTo(MigrationState.FAILED);
        evacuate(id, "node-3");
        world.event(new ServerPowerChanged("node-3", world.running(id).id(), id, PowerState.RUNNING));
        assertSettled(id, "node-3", 1, 512);
    }

    @Test
    void aConfirmationDoesNotWaitForANodeThatIsDown() {
        String id = resized("big");
        confirm(id);
        assertRefused(() -> confirm(id), ComputeError.NOT_RESIZED, "Instance has not been resized.");
        world.nodes.down.add("node-1");
        world.reap(world.settings.get(ComputeSettings.MOVE_TIMEOUT).toSeconds() + 1);
        assertSettled(id, "node-2", 2, 1024);
    }

    @Test
    void afterTheWindowItIsConfirmedWhenItsNodeReports() {
        world.properties.put("ustack.compute.resize-confirm-window", "PT10M");
        String id = resized("big");
        world.passSeconds(300);
        world.inventory("node-2", new Domain(id, PowerState.RUNNING, "x"));
        assertThat(status(id).status()).isEqualTo("VERIFY_RESIZE");
        world.passSeconds(301);
        world.inventory("node-3");
        assertThat(world.get(id).operation()).isNull();
        world.inventory("node-2", new Domain(id, PowerState.RUNNING, "x"));
        assertThat(world.get(id).operation()).isEqualTo(ServerAction.CONFIRM_RESIZE);
    }

    @Test
    void aDeletionOvertakesAndGivesEverythingBack() {
        String id = resized("big");
        world.run(b -> b.servers.delete(OWNER, id));
        assertThat(world.outbox.last(DeleteServer.class).node()).isEqualTo("node-2");
        assertThat(world.outbox.last(ForgetDeparture.class).node()).isEqualTo("node-1");
        world.event(new ServerDeleted("node-2", world.running(id).id(), id));
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.quota.holders).isEmpty();
        assertThat(migration(id).state().apiName()).isEqualTo("confirmed");
    }

    @Test
    void aDeletionInTheMiddleOfAMoveGivesEverythingBack() {
        String id = world.bootActive("a");
        world.run(b -> b.moves.migrate(ADMIN, id, "node-3"));
        world.run(b -> b.servers.delete(OWNER, id));
        world.event(new ServerDeleted("node-1", world.running(id).id(), id));
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.quota.holders).isEmpty();
        assertThat(migration(id).state().apiName()).isEqualTo("error");
    }

    @Test
    void anAdminsWordInTheMiddleOfAMoveLeavesOneClaim() {
        String id = world.bootActive("a");
        resize(id, "big");
        world.run(b -> b.servers.resetState(ADMIN, id, ServerState.ACTIVE));
        assertSettled(id, "node-1", 1, 512);
    }

    @Test
    void migrationsAreRefusedInTheWordsOfTheApi() {
        String id = world.bootActive("a");
        assertRefused(
                () -> world.run(b -> b.moves.migrate(ADMIN, id, "node-1")),
                ComputeError.MIGRATION_TO_SAME_HOST,
                "Cannot migrate to the host where the server exists.");
        assertRefused(
                () -> world.run(b -> b.moves.migrate(ADMIN, id, "nowhere")),
                ComputeError.HOST_UNKNOWN,
                "Compute host nowhere could not be found.");
        world.run(b -> b.moves.migrate(ADMIN, id, "node-4"));
        assertThat(migration(id).destinationNode()).isEqualTo("node-4");
        assertRefused(
                () -> world.run(b -> b.moves.migrate(ADMIN, id, null)),
                ComputeError.WRONG_STATE,
                "Cannot 'migrate' instance " + id + " while it is in task_state resize_migrating");
    }

    @Test
    void onlyADeadNodeIsEvacuated() {
        String id = world.bootActive("a");
        assertRefused(() -> evacuate(id, null), ComputeError.HOST_IN_USE, "Compute service of node-1 is still in use.");
        assertRefused(
                () -> evacuate(id, "node-1"),
                ComputeError.EVACUATION_TO_SAME_HOST,
                "The target host can't be the same one.");
        assertRefused(
                () -> evacuate(id, "nowhere"),
                ComputeError.EVACUATION_HOST_NOT_FOUND,
                "Compute host nowhere not found.");
        world.nodes.down.add("node-1");
        evacuate(id, null);
        assertThat(status(id)).isEqualTo(new ServerStatus("REBUILD", "active", "rebuilding"));
        assertThat(world.outbox.last(RebuildServer.class)).satisfies(rebuild -> {
            assertThat(rebuild.node()).isEqualTo("node-2");
            assertThat(rebuild.powerOn()).isTrue();
        });
        world.event(new ServerPowerChanged("node-2", world.running(id).id(), id, PowerState.RUNNING));
        assertThat(migration(id).state().apiName()).isEqualTo("done");
        assertSettled(id, "node-2", 1, 512);
        // The node comes back with what it had.
        world.nodes.down.clear();
        world.passSeconds(60);
        world.inventory("node-1", new Domain(id, PowerState.RUNNING, "x"));
        world.passSeconds(60);
        world.inventory("node-1", new Domain(id, PowerState.RUNNING, "x"));
        assertThat(world.outbox.last(DestroyOrphan.class)).isEqualTo(new DestroyOrphan("node-1", id));
    }

    @Test
    void aFailedEvacuationLeavesTheServerInErrorWhereItWas() {
        String id = world.bootActive("a");
        world.nodes.down.add("node-1");
        evacuate(id, null);
        world.event(new ServerOperationFailed("node-2", world.running(id).id(), id, "STORAGE", "full", null));
        assertThat(status(id).status()).isEqualTo("ERROR");
        assertThat(world.get(id).fault().message()).isEqualTo("full");
        assertSettled(id, "node-1", 1, 512);
        evacuate(id, "node-3");
        assertThat(world.get(id).node()).isEqualTo("node-3");
    }

    @Test
    void aRebuildKeepsThePlaceAndChangesWhatItIsTold() {
        String id = world.bootActive("a");
        RebuildWish wish = new RebuildWish(
                "image-1",
                "b",
                Map.of("k", "v"),
                "secret",
                null,
                true,
                "IyE=",
                false,
                "d",
                false,
                "host-b",
                null,
                null,
                null,
                true);
        Rebuilt rebuilt = world.in(b -> b.moves.rebuild(OWNER, id, wish));
        assertThat(rebuilt.adminPassword()).isEqualTo("secret");
        assertThat(ServerStatus.of(rebuilt.server())).isEqualTo(new ServerStatus("REBUILD", "active", "rebuilding"));
        assertThat(world.outbox.last(RebuildServer.class)).satisfies(command -> {
            assertThat(command.node()).isEqualTo("node-1");
            assertThat(command.preserveEphemeral()).isTrue();
            assertThat(command.boot().metadata().adminPassword()).isEqualTo("secret");
            assertThat(command.boot().metadata().hostname()).isEqualTo("host-b");
            assertThat(command.boot().image().url()).isNotEmpty();
        });
        world.reap(21);
        assertThat(world.outbox.all(RebuildServer.class)).hasSize(2);
        world.event(new ServerPowerChanged("node-1", world.running(id).id(), id, PowerState.RUNNING));
        ServerView server = world.get(id);
        assertThat(server.name()).isEqualTo("b");
        assertThat(server.metadata()).isEqualTo(Map.of("k", "v"));
        assertThat(server.description()).isEqualTo("d");
        assertThat(server.userData()).isEqualTo("IyE=");
        assertThat(ServerStatus.of(server)).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertSettled(id, "node-1", 1, 512);
    }

    private void rebuild(String id, String image) {
        world.run(b -> b.moves.rebuild(
                OWNER,
                id,
                new RebuildWish(
                        image, null, null, null, null, false, null, false, null, false, null, null, null, null,
                        false)));
    }

    @Test
    void aServerInErrorIsRebuiltAndOneThatNeverRanIsNot() {
        String id = world.bootActive("a");
        assertRefused(
                () -> rebuild(id, "image-9"), ComputeError.IMAGE_UNKNOWN_FOR_REBUILD, "Cannot find image for rebuild");
        rebuild(id, "image-1");
        world.event(new ServerOperationFailed(
                "node-1", world.running(id).id(), id, "STORAGE", "full", PowerState.SHUT_DOWN));
        assertThat(status(id).status()).isEqualTo("ERROR");
        rebuild(id, "image-1");
        world.event(new ServerPowerChanged("node-1", world.running(id).id(), id, PowerState.RUNNING));
        assertThat(status(id).status()).isEqualTo("ACTIVE");
        assertThat(world.get(id).fault()).isNull();

        world.placement.nodes.clear();
        String never = world.bootOne("b");
        assertRefused(
                () -> rebuild(never, "image-1"),
                ComputeError.NEVER_ACTIVE,
                "Cannot 'rebuild' an instance which has never been active");
    }

    @Test
    void aRebuildThatNobodyReportsEndsInError() {
        String id = world.bootActive("a");
        rebuild(id, "image-1");
        world.nodes.down.add("node-1");
        world.reap(601);
        assertThat(status(id).status()).isEqualTo("ERROR");
    }

    @Test
    void migrationsAreListedByWhatIsAsked() {
        String first = resized("big");
        world.run(b -> b.moves.migrate(ADMIN, world.bootActive("b"), null));
        List<MigrationView> resizes = world.in(b -> b.moves.migrations(
                        new MigrationFilter(null, "node-1", null, "finished", "resize", null, null, null, null),
                        new PageRequest(10, null)))
                .items();
        assertThat(resizes).singleElement().satisfies(m -> {
            assertThat(m.serverId()).isEqualTo(first);
            assertThat(m.sourceNode()).isEqualTo("node-1");
            assertThat(m.destinationAddress()).isEqualTo("10.0.0.1");
            assertThat(m.newFlavorNumber()).isNotEqualTo(m.oldFlavorNumber());
        });
        var page = world.in(b -> b.moves.migrations(
                new MigrationFilter(null, null, null, null, null, null, null, null, null), new PageRequest(1, null)));
        assertThat(page.more()).isTrue();
        String marker = page.items().get(0).id();
        assertThat(world.in(b -> b.moves.migrations(
                                new MigrationFilter(null, null, null, null, null, null, null, null, null),
                                new PageRequest(1, marker)))
                        .items())
                .extracting(MigrationView::serverId)
                .containsExactly(first);
    }
}
