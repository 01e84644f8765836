package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.compute.internal.World.ADMIN;
import static org.ustack.compute.internal.World.OWNER;
import static org.ustack.compute.internal.World.STRANGER;
import static org.ustack.compute.internal.World.wish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerService.Booted;
import org.ustack.compute.ServerService.ServerChange;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.contract.BootServer;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.NodeInventory.Domain;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.contract.ServerPowerObserved;
import org.ustack.image.ImageCatalogue.BootableImage;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

class ServerUseCasesTest {

    private World world;

    @BeforeEach
    void open() {
        world = new World();
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

    private void change(String id, ServerAction action) {
        world.run(b -> b.servers.change(OWNER, id, action));
    }

    private void delete(String id) {
        world.run(b -> b.servers.delete(OWNER, id));
    }

    private void powerDone(String id, PowerState power) {
        world.event(
                new ServerPowerChanged(world.get(id).node(), world.running(id).id(), id, power));
    }

    private OperationView lastOperation(String id) {
        return world.operations.all.values().stream()
                .filter(o -> o.resourceId().equals(id))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void bootClaimsPlacesAndSendsOneSelfContainedCommand() {
        Booted booted = world.boot(wish("My Web_1", Map.of("role", "web"), List.of("b", "a")));
        ServerView server = booted.servers().get(0);
        assertThat(server.state()).isEqualTo(ServerState.BUILDING);
        assertThat(ServerStatus.of(server)).isEqualTo(new ServerStatus("BUILD", "building", "spawning"));
        assertThat(server.hostname()).isEqualTo("my-web-1");
        assertThat(server.node()).isEqualTo("node-1");
        assertThat(server.tags()).containsExactly("a", "b");
        assertThat(server.ports()).hasSize(1);
        assertThat(world.quota.used(QuotaResource.RAM)).isEqualTo(512);
        assertThat(world.outbox.sent).singleElement().satisfies(sent -> {
            assertThat(sent.queue()).isEqualTo("agent.agent-node-1");
            assertThat(sent.requestId()).isEqualTo("req-owner");
        });
        BootServer command = world.outbox.last(BootServer.class);
        assertThat(command.node()).isEqualTo("node-1");
        assertThat(command.operation().id())
                .isEqualTo(world.running(server.id()).id());
        assertThat(command.operation().deadline()).isEqualTo(world.now.plus(Duration.ofMinutes(10)));
        assertThat(command.nics()).hasSize(1);
        assertThat(command.metadata().meta()).containsEntry("role", "web");
        assertThat(command.metadata().adminPassword())
                .isEqualTo(booted.adminPassword())
                .hasSize(12);
        assertThat(command.metadata().ec2InstanceId()).isEqualTo(String.format("i-%08x", server.number()));
        assertThat(world.news).extracting(n -> n.status()).containsExactly("BUILD");
    }

    @Test
    void bootedServerIsActiveAndTheRepeatChangesNothing() {
        String id = world.bootOne("a");
        ServerBooted event = new ServerBooted("node-1", world.running(id).id(), id, PowerState.RUNNING, List.of());
        world.event("k", event);
        ServerView active = world.get(id);
        assertThat(ServerStatus.of(active)).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(active.launchedAt()).isEqualTo(world.now);
        assertThat(world.ports.active).containsExactly(id);
        assertThat(lastOperation(id).state()).isEqualTo(OperationState.SUCCEEDED);
        world.passSeconds(5);
        world.event("k", event);
        world.event("other-key", event);
        assertThat(world.get(id)).isEqualTo(active);
    }

    @Test
    void severalServersAreNumberedAndFillWhatTheQuotaLeaves() {
        assertThat(world.boot(wish("w", 3, 3)).servers())
                .extracting(ServerView::name)
                .containsExactly("w-1", "w-2", "w-3");
        assertThat(world.boot(wish("x", 2, 100)).servers()).hasSize(7);
        assertThatThrownBy(() -> world.boot(wish("y", 1, 2)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(QuotaError.EXCEEDED));
        assertThat(world.outbox.all(BootServer.class)).hasSize(10);
    }

    @Test
    void badWishesAreRefusedWithTheSentencesOfTheApi() {
        BootableImage image = world.images.image;
        world.images.image = new BootableImage("image-1", "big", "qcow2", 0, 1024, 1, 1, Map.of());
        assertRefused(
                () -> world.bootOne("a"),
                ComputeError.FLAVOR_MEMORY_TOO_SMALL,
                "Flavor's memory is too small for requested image.");
        world.images.image = new BootableImage("image-1", "big", "qcow2", 0, 0, 1, 2L << 30, Map.of());
        assertThatThrownBy(() -> world.bootOne("a"))
                .hasMessageStartingWith("Flavor's disk is too small for requested image.");
        world.images.image = new BootableImage("image-1", "big", "qcow2", 2, 0, 1, 1, Map.of());
        assertThatThrownBy(() -> world.bootOne("a"))
                .hasMessageStartingWith("Flavor's disk is smaller than the minimum size specified in image metadata.");
        world.images.image = image;
        world.images.error = ImageError.IMAGE_NOT_ACTIVE;
        assertRefused(() -> world.bootOne("a"), ComputeError.IMAGE_NOT_ACTIVE, "Image image-1 is not active.");
        world.images.error = ImageError.IMAGE_NOT_FOUND;
        assertRefused(() -> world.bootOne("a"), ComputeError.IMAGE_UNKNOWN, "Can not find requested image");
        world.images.error = null;
        org.ustack.compute.BootServer w = wish("a", 1, 1);
        assertRefused(
                () -> world.boot(new org.ustack.compute.BootServer(
                        "a", null, null, "f1", "image-1", "nokey", null, null, null, null, null, null, null, null, null,
                        null, null, null, 1, 1, null)),
                ComputeError.KEY_NAME_UNKNOWN,
                "Invalid key_name provided.");
        assertRefused(
                () -> world.boot(new org.ustack.compute.BootServer(
                        "a", null, null, "nope", "image-1", null, null, null, null, null, null, null, null, null, null,
                        null, null, null, 1, 1, null)),
                ComputeError.FLAVOR_UNKNOWN,
                "Flavor nope could not be found.");
        assertRefused(() -> world.boot(wish("a", 3, 2)), ComputeError.MIN_ABOVE_MAX, "min_count must be <= max_count");
        assertThat(world.quota.holders).isEmpty();
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.outbox.sent).isEmpty();
        assertThat(w.minCount()).isEqualTo(1);
    }

    @Test
    void withoutAHostTheServerIsInErrorWithTheReasonAndDeletableAtOnce() {
        world.placement.nodes.clear();
        String id = world.bootOne("a");
        ServerView server = world.get(id);
        assertThat(server.state()).isEqualTo(ServerState.ERROR);
        assertThat(server.fault().code()).isEqualTo(500);
        assertThat(server.fault().message()).isEqualTo("No valid host was found. 0 nodes considered, 0 fit.");
        assertThat(lastOperation(id).state()).isEqualTo(OperationState.FAILED);
        assertThat(world.quota.used(QuotaResource.INSTANCES)).isEqualTo(1);
        assertThat(world.outbox.sent).isEmpty();
        assertRefused(
                () -> change(id, ServerAction.HARD_REBOOT),
                ComputeError.WRONG_STATE,
                "Cannot 'reboot' instance " + id + " while it is in vm_state error");
        delete(id);
        assertThat(world.quota.holders).isEmpty();
        assertRefused(() -> world.get(id), ComputeError.SERVER_NOT_FOUND, "Instance " + id + " could not be found.");
    }

    @Test
    void serversOfOneRequestAllFindAPlaceOrNoneKeepsOne() {
        world.placement.nodes.subList(1, 4).clear();
        world.placement.room = 2;
        List<ServerView> servers =
                world.in(b -> b.servers.boot(OWNER, World.wish("a", 1, 4))).servers();
        assertThat(servers).hasSize(4).extracting(ServerView::state).containsOnly(ServerState.ERROR);
        assertThat(servers.stream().map(server -> server.fault().message()))
                .containsExactlyInAnyOrder(
                        "No valid host was found. There are not enough hosts available.",
                        "No valid host was found. There are not enough hosts available.",
                        "No valid host was found. 1 nodes considered, 0 fit.",
                        "No valid host was found. There are not enough hosts available.");
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.outbox.sent).isEmpty();
        servers.forEach(server -> delete(server.id()));
        assertThat(world.quota.holders).isEmpty();
    }

    @Test
    void failedBootGoesToTheNextNodeAndInTheEndToError() {
        String id = world.bootOne("a");
        String operation = world.running(id).id();
        for (int i = 1; i <= 2; i++) {
            world.event(new ServerBootFailed("node-" + i, operation, id, "HYPERVISOR", "qemu died", true, List.of()));
            assertThat(world.get(id).node()).isEqualTo("node-" + (i + 1));
            assertThat(world.placement.claims).containsExactly(Map.entry(id, "node-" + (i + 1)));
            assertThat(world.ports.hostByServer).containsEntry(id, "node-" + (i + 1));
            assertThat(world.outbox.last(BootServer.class).node()).isEqualTo("node-" + (i + 1));
            assertThat(world.outbox.last(BootServer.class).operation().id()).isEqualTo(operation);
        }
        world.event(new ServerBootFailed("node-1", operation, id, "HYPERVISOR", "late news", true, List.of()));
        assertThat(world.get(id).node()).isEqualTo("node-3");
        world.event(new ServerBootFailed("node-3", operation, id, "HYPERVISOR", "qemu died", true, List.of()));
        ServerView failed = world.get(id);
        assertThat(failed.state()).isEqualTo(ServerState.ERROR);
        assertThat(failed.fault().message()).isEqualTo("qemu died (the last of 3 nodes that were tried)");
        assertThat(failed.node()).isNull();
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.ports.hostByServer).isEmpty();
        assertThat(world.quota.used(QuotaResource.CORES)).isEqualTo(1);
        assertThat(world.outbox.all(BootServer.class)).hasSize(3);
    }

    @Test
    void corruptImageIsNotTriedElsewhere() {
        String id = world.bootOne("a");
        world.event(new ServerBootFailed(
                "node-1", world.running(id).id(), id, "IMAGE_CORRUPT", "checksum differs", false, List.of()));
        assertThat(world.get(id).fault().message()).isEqualTo("checksum differs");
        assertThat(world.outbox.all(BootServer.class)).hasSize(1);
    }

    @Test
    void deletionOvertakesTheBootAndTheLateBootEventChangesNothing() {
        String id = world.bootOne("a");
        OperationView create = world.running(id);
        delete(id);
        assertThat(world.operations.all.get(create.id()).errorCode()).isEqualTo("SUPERSEDED");
        DeleteServer command = world.outbox.last(DeleteServer.class);
        assertThat(command.operation().sequence()).isGreaterThan(create.sequence());
        assertThat(command.ports()).hasSize(1);
        assertThat(ServerStatus.of(world.get(id))).isEqualTo(new ServerStatus("BUILD", "building", "deleting"));
        delete(id);
        assertThat(world.outbox.all(DeleteServer.class)).hasSize(1);
        world.event(new ServerBooted("node-1", create.id(), id, PowerState.RUNNING, List.of()));
        assertThat(world.get(id).state()).isEqualTo(ServerState.BUILDING);
        world.event(new ServerDeleted("node-1", command.operation().id(), id));
        assertThat(world.quota.holders).isEmpty();
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.ports.hostByServer).isEmpty();
        assertThat(world.in(b -> b.servers.operations(OWNER, id, org.ustack.kernel.PageRequest.first()))
                        .items())
                .extracting(OperationView::action)
                .containsExactly("delete", "create");
    }

    @Test
    void powerVerbsGoThroughTheNodeAndFollowWhatItReports() {
        String id = world.bootActive("a");
        change(id, ServerAction.STOP);
        assertThat(world.outbox.last(ChangePower.class).verb()).isEqualTo(ChangePower.Verb.STOP);
        assertThat(world.outbox.last(ChangePower.class).graceSeconds()).isEqualTo(60);
        assertThat(ServerStatus.of(world.get(id)).taskState()).isEqualTo("powering-off");
        assertRefused(
                () -> change(id, ServerAction.STOP),
                ComputeError.WRONG_STATE,
                "Cannot 'stop' instance " + id + " while it is in task_state powering-off");
        powerDone(id, PowerState.SHUT_DOWN);
        assertThat(ServerStatus.of(world.get(id))).isEqualTo(new ServerStatus("SHUTOFF", "stopped", null));
        assertThat(world.ports.active).isEmpty();
        assertRefused(
                () -> change(id, ServerAction.STOP),
                ComputeError.WRONG_STATE,
                "Cannot 'stop' instance " + id + " while it is in vm_state stopped");
        change(id, ServerAction.START);
        powerDone(id, PowerState.RUNNING);
        change(id, ServerAction.PAUSE);
        powerDone(id, PowerState.PAUSED);
        change(id, ServerAction.UNPAUSE);
        powerDone(id, PowerState.RUNNING);
        change(id, ServerAction.SUSPEND);
        powerDone(id, PowerState.SUSPENDED);
        assertThat(world.get(id).state()).isEqualTo(ServerState.SUSPENDED);
        change(id, ServerAction.RESUME);
        powerDone(id, PowerState.RUNNING);
        assertThat(world.get(id).state()).isEqualTo(ServerState.ACTIVE);
    }

    @Test
    void hardRebootOvertakesASoftOneThatTheGuestIgnores() {
        String id = world.bootActive("a");
        change(id, ServerAction.SOFT_REBOOT);
        String soft = world.running(id).id();
        change(id, ServerAction.HARD_REBOOT);
        assertThat(world.operations.all.get(soft).state()).isEqualTo(OperationState.FAILED);
        assertThat(world.outbox.last(ChangePower.class).verb()).isEqualTo(ChangePower.Verb.HARD_REBOOT);
        world.event(new ServerPowerChanged("node-1", soft, id, PowerState.RUNNING));
        assertThat(world.get(id).operation()).isEqualTo(ServerAction.HARD_REBOOT);
    }

    @Test
    void failedVerbLeavesTheServerAsItIsAndAFailedHardRebootBreaksIt() {
        String id = world.bootActive("a");
        change(id, ServerAction.PAUSE);
        world.event(new ServerOperationFailed(
                "node-1", world.running(id).id(), id, "HYPERVISOR", "no", PowerState.RUNNING));
        assertThat(ServerStatus.of(world.get(id))).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(lastOperation(id).message()).isEqualTo("no");
        change(id, ServerAction.HARD_REBOOT);
        world.event(new ServerOperationFailed(
                "node-1", world.running(id).id(), id, "HYPERVISOR", "broken disk", PowerState.SHUT_DOWN));
        assertThat(world.get(id).state()).isEqualTo(ServerState.ERROR);
        assertThat(world.get(id).fault().message()).isEqualTo("broken disk");
        change(id, ServerAction.HARD_REBOOT);
        powerDone(id, PowerState.RUNNING);
        assertThat(world.get(id).fault()).isNull();
    }

    @Test
    void guestThatShutsItselfDownIsStoppedUnlessAnOperationRuns() {
        String id = world.bootActive("a");
        world.event(new ServerPowerObserved("node-1", id, PowerState.SHUT_DOWN, world.now.minusSeconds(1)));
        assertThat(world.get(id).state()).as("seen before it booted").isEqualTo(ServerState.ACTIVE);
        world.passSeconds(1);
        world.event(new ServerPowerObserved("node-2", id, PowerState.SHUT_DOWN, world.now));
        assertThat(world.get(id).state()).as("not its node").isEqualTo(ServerState.ACTIVE);
        change(id, ServerAction.SOFT_REBOOT);
        world.event(new ServerPowerObserved("node-1", id, PowerState.SHUT_DOWN, world.now));
        assertThat(world.get(id).state()).as("part of the reboot").isEqualTo(ServerState.ACTIVE);
        powerDone(id, PowerState.RUNNING);
        world.event(new ServerPowerObserved("node-1", id, PowerState.SHUT_DOWN, world.now));
        assertThat(world.get(id).state()).isEqualTo(ServerState.STOPPED);
    }

    @Test
    void anotherProjectsServerIsNotFoundAndALockedOneIsRefused() {
        String id = world.bootActive("a");
        assertRefused(
                () -> world.run(b -> b.servers.delete(STRANGER, id)),
                ComputeError.SERVER_NOT_FOUND,
                "Instance " + id + " could not be found.");
        world.run(b -> b.servers.lock(OWNER, id, "mine"));
        assertThat(world.get(id).lockedReason()).isEqualTo("mine");
        assertRefused(() -> delete(id), ComputeError.SERVER_LOCKED, "Instance " + id + " is locked");
        world.run(b -> b.servers.unlock(OWNER, id));
        world.run(b -> b.servers.resetState(ADMIN, id, ServerState.ERROR));
        assertThat(world.get(id).state()).isEqualTo(ServerState.ERROR);
        world.run(b -> b.servers.resetState(ADMIN, id, ServerState.ACTIVE));
        assertThat(world.get(id).state()).isEqualTo(ServerState.ACTIVE);
    }

    @Test
    void nameMetadataAndTagsChange() {
        String id = world.bootActive("a");
        ServerView changed = world.in(
                b -> b.servers.update(OWNER, id, new ServerChange("b", "text", false, null, "10.1.1.1", null, null)));
        assertThat(changed.name()).isEqualTo("b");
        assertThat(changed.accessIpV4()).isEqualTo("10.1.1.1");
        world.run(b -> b.servers.setMetadata(OWNER, id, Map.of("a", "1", "b", "2"), true));
        world.run(b -> b.servers.setMetadata(OWNER, id, Map.of("b", "3"), false));
        assertThat(world.get(id).metadata()).isEqualTo(Map.of("a", "1", "b", "3"));
        world.run(b -> b.servers.deleteMetadata(OWNER, id, "a"));
        assertThat(world.get(id).metadata()).isEqualTo(Map.of("b", "3"));
        assertRefused(
                () -> world.run(b -> b.servers.deleteMetadata(OWNER, id, "a")),
                ComputeError.METADATA_NOT_FOUND,
                "Metadata item was not found");
        world.run(b -> b.servers.setTags(OWNER, id, List.of("y", "x", "y")));
        assertThat(world.get(id).tags()).containsExactly("x", "y");
    }

    @Test
    void silentNodeIsAskedAgainEarlyAndTheBootIsGivenUpLate() {
        String id = world.bootOne("a");
        String operation = world.running(id).id();
        world.reap(21);
        assertThat(world.outbox.all(BootServer.class)).hasSize(2);
        assertThat(world.outbox.last(BootServer.class).operation().id()).isEqualTo(operation);
        world.nodes.down.add("node-1");
        world.reap(50);
        assertThat(world.outbox.all(BootServer.class)).as("nobody listens").hasSize(2);
        world.nodes.down.clear();
        world.reap(50);
        assertThat(world.outbox.all(BootServer.class)).hasSize(3);
        world.reap(600);
        ServerView failed = world.get(id);
        assertThat(failed.state()).isEqualTo(ServerState.ERROR);
        assertThat(failed.fault().message()).isEqualTo("Node node-1 did not report the end of 'create' in time.");
        assertThat(world.outbox.last(DeleteServer.class).server()).isEqualTo(id);
        assertThat(world.placement.claims).isEmpty();
        assertThat(world.operations.running("server", id)).isEmpty();
    }

    @Test
    void deletionIsRepeatedUntilTheNodeAnswersOrIsRemoved() {
        String first = world.bootActive("a");
        String second = world.bootActive("b");
        delete(first);
        delete(second);
        for (int i = 0; i < 20; i++) {
            world.reap(1000);
        }
        assertThat(world.outbox.all(DeleteServer.class)).hasSize(42);
        DeleteServer last = world.outbox.last(DeleteServer.class);
        assertThat(last.operation().deadline()).isAfter(world.now);
        world.event(new ServerDeleted("node-1", world.running(first).id(), first));
        world.nodes.remove("node-1");
        world.reap(1000);
        assertThat(world.quota.holders).isEmpty();
        assertThat(world.operations.all.values()).noneMatch(OperationView::running);
    }

    @Test
    void deletionEndsWithoutANodeThatIsDownAndTheDomainIsDestroyedWhenItComesBack() {
        String id = world.bootActive("a");
        delete(id);
        world.nodes.down.add("node-1");
        world.reap(100);
        assertThat(world.operations.running("server", id))
                .as("it may come back")
                .isPresent();
        world.reap(300);
        assertThat(world.operations.running("server", id)).isEmpty();
        assertThat(world.quota.holders).isEmpty();
        assertThat(world.placement.claims).isEmpty();
        for (int i = 0; i < 2; i++) {
            world.passSeconds(10);
            world.inventory("node-1", new Domain(id, PowerState.RUNNING, null));
        }
        assertThat(world.outbox.last(DestroyOrphan.class)).isEqualTo(new DestroyOrphan("node-1", id));
    }

    @Test
    void silentPowerVerbEndsAndTheServerStaysAsItWas() {
        String id = world.bootActive("a");
        change(id, ServerAction.STOP);
        world.reap(21);
        assertThat(world.outbox.all(ChangePower.class)).hasSize(2);
        world.reap(301);
        assertThat(ServerStatus.of(world.get(id))).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        assertThat(lastOperation(id).errorCode()).isEqualTo("NODE_SILENT");
    }

    @Test
    void lostBootReportIsFoundInTheSecondInventory() {
        String id = world.bootOne("a");
        Domain domain = new Domain(id, PowerState.RUNNING, world.running(id).id());
        world.passSeconds(10);
        world.inventory("node-1", domain);
        assertThat(world.get(id).state()).isEqualTo(ServerState.BUILDING);
        world.passSeconds(10);
        world.inventory("node-1", domain);
        assertThat(world.get(id).state()).isEqualTo(ServerState.ACTIVE);
        assertThat(world.nodes.reports).hasSize(2);
    }

    @Test
    void inventoriesCorrectPowerLossAndOrphans() {
        String off = world.bootActive("off");
        String lost = world.bootActive("lost");
        String moved = world.bootActive("moved");
        for (int i = 0; i < 2; i++) {
            world.passSeconds(10);
            world.inventory(
                    "node-1",
                    new Domain(off, PowerState.SHUT_DOWN, null),
                    new Domain("stray", PowerState.RUNNING, null),
                    new Domain(moved, PowerState.RUNNING, null));
            world.inventory("node-2", new Domain(moved, PowerState.RUNNING, null));
        }
        assertThat(world.get(off).state()).isEqualTo(ServerState.STOPPED);
        assertThat(world.get(lost).state()).isEqualTo(ServerState.ERROR);
        assertThat(world.get(moved).state()).isEqualTo(ServerState.ACTIVE);
        assertThat(world.outbox.all(DestroyOrphan.class))
                .containsExactlyInAnyOrder(new DestroyOrphan("node-1", "stray"), new DestroyOrphan("node-2", moved));
    }

    @Test
    void orphansLiveWhereTheOperatorSaysSo() {
        world.properties.put("ustack.compute.destroy-orphans", "false");
        for (int i = 0; i < 2; i++) {
            world.passSeconds(10);
            world.inventory("node-1", new Domain("stray", PowerState.RUNNING, null));
        }
        assertThat(world.outbox.all(DestroyOrphan.class)).isEmpty();
    }

    @Test
    void oldInventoryIsNoGroundForCorrections() {
        world.bootActive("a");
        for (int i = 0; i < 2; i++) {
            world.passSeconds(10);
            world.now = world.now.plusSeconds(0);
            var taken = world.now;
            world.passSeconds(300);
            world.event(new org.ustack.contract.NodeInventory(
                    "node-1",
                    "agent-node-1",
                    taken,
                    taken,
                    new org.ustack.contract.NodeInventory.NodeFacts(
                            "simulator", 1, "h", "x86_64", null, 4, 1, 0, 1, 1, null),
                    List.of(new Domain("stray", PowerState.RUNNING, null))));
        }
        assertThat(world.outbox.all(DestroyOrphan.class)).isEmpty();
    }
}
