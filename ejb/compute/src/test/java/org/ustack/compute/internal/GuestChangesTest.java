package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.compute.internal.World.OWNER;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerStatus;
import org.ustack.contract.AttachInterface;
import org.ustack.contract.ChangePower;
import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;
import org.ustack.contract.DetachInterface;
import org.ustack.contract.PowerState;
import org.ustack.contract.RescueServer;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.contract.UnrescueServer;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;

/** Servers that are rescued, get and lose cards, and whose guests are spoken to. */
class GuestChangesTest {

    private static final NicRequest ANY = new NicRequest(null, null, null, null);

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

    private void done(PowerState power) {
        world.event(new ServerPowerChanged("node-1", world.running(id).id(), id, power));
    }

    private void failed(String code, PowerState power) {
        world.event(new ServerOperationFailed("node-1", world.running(id).id(), id, code, "it broke", power));
    }

    private OperationView last() {
        return world.operations.all.values().stream().reduce((a, b) -> b).orElseThrow();
    }

    private void refused(Runnable call, ComputeError code, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(message);
    }

    private String rescue(String image, String password) {
        return world.in(b -> b.rescues.rescue(OWNER, id, image, password));
    }

    @Test
    void rescuedServerRunsFromTheImageUntilItIsUnrescued() {
        assertThat(rescue(null, "pw")).isEqualTo("pw");
        RescueServer command = world.outbox.last(RescueServer.class);
        assertThat(command.image().id()).isEqualTo("image-1");
        assertThat(command.metadata().adminPassword()).isEqualTo("pw");
        assertThat(command.shape().nics()).hasSize(1);
        assertThat(status().taskState()).isEqualTo("rescuing");
        done(PowerState.RUNNING);
        assertThat(status()).isEqualTo(new ServerStatus("RESCUE", "rescued", null));
        refused(
                () -> rescue(null, null),
                ComputeError.WRONG_STATE,
                "Cannot 'rescue' instance " + id + " while it is in vm_state rescued");
        world.run(b -> b.rescues.unrescue(OWNER, id));
        assertThat(world.outbox.last(UnrescueServer.class).metadata().adminPassword())
                .isNull();
        done(PowerState.RUNNING);
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
    }

    @Test
    void passwordIsMadeWhereNoneIsGivenAndAnImageThatCannotBootIsRefused() {
        world.images.error = ImageError.IMAGE_NOT_FOUND;
        refused(
                () -> rescue("image-9", null),
                ComputeError.RESCUE_IMAGE_UNSUPPORTED,
                "Requested rescue image 'image-9' is not supported");
        world.images.error = null;
        assertThat(rescue("image-1", null)).hasSize(12);
    }

    @Test
    void rescueThatFailsLeavesAnErrorFromWhichItCanBeTriedAgain() {
        rescue(null, null);
        failed("IMAGE_UNAVAILABLE", PowerState.RUNNING);
        assertThat(status().status()).isEqualTo("ERROR");
        assertThat(world.get(id).fault().message()).isEqualTo("it broke");
        rescue(null, null);
        done(PowerState.RUNNING);
        assertThat(status().status()).isEqualTo("RESCUE");
        assertThat(world.get(id).fault()).isNull();
    }

    @Test
    void silentNodeGetsTheRescueAgainWithTheSameImageAndPassword() {
        rescue(null, "pw");
        world.reap(30);
        assertThat(world.outbox.all(RescueServer.class)).hasSize(2);
        assertThat(world.outbox.last(RescueServer.class).metadata().adminPassword())
                .isEqualTo("pw");
    }

    @Test
    void attachedPortIsThereAtOnceAndUpWhenItIsPluggedIn() {
        String port = world.in(b -> b.interfaces.attach(OWNER, id, ANY));
        AttachInterface command = world.outbox.last(AttachInterface.class);
        assertThat(command.nic().port()).isEqualTo(port);
        assertThat(command.model()).isEqualTo("virtio");
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        refused(
                () -> world.run(b -> b.servers.change(OWNER, id, ServerAction.STOP)),
                ComputeError.WRONG_STATE,
                "Cannot 'stop' instance " + id + " while it is in task_state attach_interface");
        done(PowerState.RUNNING);
        assertThat(last().state()).isEqualTo(OperationState.SUCCEEDED);
        world.run(b -> b.interfaces.detach(OWNER, id, port));
        assertThat(world.outbox.last(DetachInterface.class).mac()).isEqualTo("fa:16:3e:00:00:02");
        assertThat(world.ports.attached.get(id)).containsExactly(port);
        done(PowerState.RUNNING);
        assertThat(world.ports.attached.get(id)).isEmpty();
    }

    @Test
    void cardThatCannotBePluggedInGivesItsPortBackAndOneThatIsHeldKeepsIt() {
        world.in(b -> b.interfaces.attach(OWNER, id, ANY));
        failed("HYPERVISOR_REFUSED", PowerState.RUNNING);
        assertThat(world.ports.attached.get(id)).isEmpty();
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
        String port = world.in(b -> b.interfaces.attach(OWNER, id, ANY));
        done(PowerState.RUNNING);
        world.run(b -> b.interfaces.detach(OWNER, id, port));
        failed("GUEST_HOLDS", PowerState.RUNNING);
        assertThat(world.ports.attached.get(id)).containsExactly(port);
    }

    @Test
    void unknownPortsAndMissingNetworksAreRefused() {
        refused(
                () -> world.run(b -> b.interfaces.detach(OWNER, id, "port-9")),
                ComputeError.PORT_NOT_ATTACHED,
                "Port port-9 is not attached");
        world.ports.noNetwork = true;
        refused(
                () -> world.in(b -> b.interfaces.attach(OWNER, id, ANY)),
                ComputeError.NO_NETWORK_TO_ATTACH,
                "No specific network was requested and none are available.");
    }

    @Test
    void guestIsAskedForAPasswordThatIsStoredNowhere() {
        world.dialogue.reply = new ControlReply.Done(id);
        int sent = world.outbox.sent.size();
        world.run(b -> b.passwords.changePassword(OWNER, id, "new"));
        assertThat(world.dialogue.asked).containsExactly(new ControlRequest.SetPassword("node-1", id, "root", "new"));
        assertThat(world.outbox.sent).hasSize(sent);
        assertThat(last().action()).isEqualTo("changePassword");
        assertThat(last().state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(status().taskState()).isNull();
    }

    @Test
    void guestThatDoesNotListenIsAConflict() {
        world.dialogue.reply = new ControlReply.Refused("REFUSED", "QEMU guest agent is not connected");
        refused(
                () -> world.run(b -> {
                    try {
                        b.passwords.changePassword(OWNER, id, "new");
                    } finally {
                        b.em.flush();
                    }
                }),
                ComputeError.PASSWORD_NOT_SET,
                "Failed to set admin password on " + id + " because QEMU guest agent is not connected");
    }

    @Test
    void crashDumpIsToldToTheNodeAndChangesNoState() {
        world.run(b -> b.servers.change(OWNER, id, ServerAction.CRASH_DUMP));
        assertThat(world.outbox.last(ChangePower.class).verb()).isEqualTo(ChangePower.Verb.CRASH_DUMP);
        done(PowerState.RUNNING);
        assertThat(status()).isEqualTo(new ServerStatus("ACTIVE", "active", null));
    }
}
