package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.OPERATION;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.expired;
import static org.ustack.agent.Fixtures.image;
import static org.ustack.agent.Fixtures.metadata;
import static org.ustack.agent.Fixtures.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.AttachInterface;
import org.ustack.contract.DetachInterface;
import org.ustack.contract.DomainShape;
import org.ustack.contract.ImageTarget;
import org.ustack.contract.NicSpec;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.OperationRef;
import org.ustack.contract.PowerState;
import org.ustack.contract.RescueServer;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.contract.ServerProgressed;
import org.ustack.contract.ServerProgressed.Phase;
import org.ustack.contract.ServerSnapshotTaken;
import org.ustack.contract.SnapshotServer;
import org.ustack.contract.UnrescueServer;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;

class DomainWorkTest {

    private static final NicSpec NIC = boot(operation(1)).nics().get(0);

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final FakeNode node = new FakeNode();
    private final List<AgentEvent> told = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private IOException lineDown;
    private NodeProblem refusal;
    private InstanceStore store;
    private Handlers handlers;

    @BeforeEach
    void makeHandlers() {
        store = new InstanceStore(state);
        node.copy = state.resolve("copy");
        PowerWatch watch = new PowerWatch(CLOCK);
        AgentEvents events = new AgentEvents() {
            @Override
            public void publish(String requestId, AgentEvent event) {
                told.add(event);
            }

            @Override
            public void publishInventories(List<NodeInventory> inventories) {
                throw new AssertionError("no inventory is due");
            }
        };
        DeletedServers deleted = new DeletedServers(CLOCK);
        List<CommandHandler<?>> all = new ArrayList<>(List.of(
                new BootServerHandler(hypervisor, node, store, deleted, CLOCK),
                new DeleteServerHandler(hypervisor, node, store, deleted, CLOCK),
                new ChangePowerHandler(hypervisor, node, store, watch, CLOCK),
                new DestroyOrphanHandler(hypervisor, node, store),
                new ApplyPortRulesHandler(node),
                new ApplyGroupMembersHandler(node),
                new RebuildServerHandler(hypervisor, node, deleted, CLOCK),
                new DepartServerHandler(hypervisor, node, store, deleted, watch, CLOCK),
                new ArriveServerHandler(hypervisor, node, store, deleted, CLOCK),
                new ForgetDepartureHandler(store),
                new ApplyRouterHandler(node),
                new RemoveRouterHandler(node),
                new DescribeGuestHandler(store),
                new ForgetGuestPasswordHandler(store)));
        all.addAll(new DomainHandlers(hypervisor, node, store, watch, CLOCK).all(this::send, events, Duration.ZERO));
        handlers = new Handlers(all);
        hypervisor.put(SERVER, Power.RUNNING, Stamps.done(operation(1)));
    }

    private void send(String url, Path file) throws IOException, NodeProblem {
        if (lineDown != null) {
            throw lineDown;
        }
        if (refusal != null) {
            throw refusal;
        }
        sent.add(url + " " + hypervisor.power(SERVER));
    }

    private AgentEvent handle(AgentCommand command) throws HypervisorException {
        return handlers.handle(command).orElse(null);
    }

    private static SnapshotServer snapshot(OperationRef operation, PowerState leave) {
        return new SnapshotServer(NODE, operation, SERVER, new ImageTarget("image-1", "http://i/1"), 1, leave, 0);
    }

    private static ServerSnapshotTaken taken(PowerState power) {
        return new ServerSnapshotTaken(NODE, OPERATION, SERVER, "image-1", power);
    }

    private static DomainShape shape() {
        return new DomainShape("web 1", 1, 128, Map.of(), List.of(NIC));
    }

    private static RescueServer rescue() {
        return new RescueServer(NODE, operation(2), SERVER, shape(), image(new byte[] {1}, "raw"), metadata());
    }

    private static ServerOperationFailed failure(AgentEvent event) {
        return (ServerOperationFailed) event;
    }

    @Test
    void runningGuestIsSavedForTheCopyAndRunsBeforeItIsSent() throws Exception {
        assertThat(handle(snapshot(operation(2), PowerState.RUNNING))).isEqualTo(taken(PowerState.RUNNING));
        assertThat(hypervisor.verbs).containsExactly("save", "start", "stamp");
        assertThat(sent).containsExactly("http://i/1 RUNNING");
        assertThat(node.copies).isEmpty();
        assertThat(told)
                .containsExactly(
                        new ServerProgressed(NODE, OPERATION, SERVER, Phase.COPYING),
                        new ServerProgressed(NODE, OPERATION, SERVER, Phase.UPLOADING));
        assertThat(handle(snapshot(operation(2), PowerState.RUNNING))).isEqualTo(taken(PowerState.RUNNING));
        assertThat(sent).as("the repeat sends nothing").hasSize(1);
    }

    @Test
    void pausedGuestIsPausedAfterwardsAndOneThatIsOffStaysOff() throws Exception {
        hypervisor.put(SERVER, Power.PAUSED, null);
        assertThat(handle(snapshot(operation(2), PowerState.PAUSED))).isEqualTo(taken(PowerState.PAUSED));
        hypervisor.put(SERVER, Power.OFF, null);
        assertThat(handle(snapshot(operation(3), PowerState.RUNNING))).isEqualTo(taken(PowerState.SHUT_DOWN));
        hypervisor.put(SERVER, Power.SAVED, null);
        assertThat(handle(snapshot(operation(4), PowerState.SUSPENDED))).isEqualTo(taken(PowerState.SUSPENDED));
    }

    @Test
    void guestThatShallBeOffIsShutDownBeforeTheCopy() throws Exception {
        assertThat(handle(snapshot(operation(2), PowerState.SHUT_DOWN))).isEqualTo(taken(PowerState.SHUT_DOWN));
        assertThat(hypervisor.verbs).contains("powerOff").doesNotContain("save", "start");
        assertThat(sent).containsExactly("http://i/1 OFF");
    }

    @Test
    void brokenLineLeavesTheCopyForTheNextAttemptWhichDoesNotSaveAgain() throws Exception {
        lineDown = new IOException("reset");
        assertThatThrownBy(() -> handle(snapshot(operation(2), PowerState.RUNNING)))
                .isInstanceOfSatisfying(HypervisorException.class, e -> assertThat(e.kind())
                        .isEqualTo(HypervisorException.Cause.UNREACHABLE));
        assertThat(node.copies).containsExactly("image-1");
        assertThat(hypervisor.power(SERVER)).isEqualTo(Power.RUNNING);
        lineDown = null;
        assertThat(handle(snapshot(operation(2), PowerState.RUNNING))).isEqualTo(taken(PowerState.RUNNING));
        assertThat(hypervisor.verbs).containsOnlyOnce("save");
    }

    @Test
    void whatACrashLeftSavedGoesOn() throws Exception {
        hypervisor.put(SERVER, Power.SAVED, Stamps.done(operation(1)));
        assertThat(handle(snapshot(operation(2), PowerState.RUNNING))).isEqualTo(taken(PowerState.RUNNING));
        assertThat(hypervisor.power(SERVER)).isEqualTo(Power.RUNNING);
    }

    @Test
    void refusedImageAndFullDiskEndTheSnapshotWithTheGuestAsItWas() throws Exception {
        refusal = new NodeProblem(NodeProblem.Code.IMAGE_REFUSED, "413");
        assertThat(failure(handle(snapshot(operation(2), PowerState.RUNNING))).code())
                .isEqualTo("IMAGE_REFUSED");
        assertThat(node.copies).isEmpty();
        node.filesProblem = new NodeProblem(NodeProblem.Code.STORAGE, "no space");
        ServerOperationFailed full = failure(handle(snapshot(operation(3), PowerState.RUNNING)));
        assertThat(full.reason()).isEqualTo("no space");
        assertThat(full.power()).isEqualTo(PowerState.RUNNING);
    }

    @Test
    void lateExpiredAndHomelessCommandsDoNothing() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, Stamps.done(operation(5)));
        assertThat(handle(snapshot(operation(2), PowerState.RUNNING))).isNull();
        assertThat(failure(handle(snapshot(expired(6), PowerState.RUNNING))).code())
                .isEqualTo("DEADLINE_PASSED");
        hypervisor.domains.clear();
        assertThat(failure(handle(snapshot(operation(7), PowerState.RUNNING))).power())
                .isNull();
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void rescueDefinesFromTheOtherImageAndItsEndFromTheOwnDisk() throws Exception {
        assertThat(handle(rescue())).isEqualTo(new ServerPowerChanged(NODE, OPERATION, SERVER, PowerState.RUNNING));
        assertThat(hypervisor.defined.consoleLog()).isEqualTo("/rescue-disk");
        assertThat(hypervisor.defined.nics()).hasSize(1);
        assertThat(node.rescues).containsExactly(SERVER);
        AgentEvent back = handle(new UnrescueServer(NODE, operation(3), SERVER, shape(), metadata()));
        assertThat(back).isEqualTo(new ServerPowerChanged(NODE, OPERATION, SERVER, PowerState.RUNNING));
        assertThat(hypervisor.defined.consoleLog()).isEqualTo("/own-disk");
        assertThat(node.rescues).isEmpty();
    }

    @Test
    void rescueImageThatCannotBeHadLeavesTheGuestRunning() throws Exception {
        node.rescueProblem = new NodeProblem(NodeProblem.Code.IMAGE_UNAVAILABLE, "gone");
        assertThat(failure(handle(rescue())).power()).isEqualTo(PowerState.RUNNING);
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void rescueThatDoesNotStartIsDefinedAsBefore() throws Exception {
        hypervisor.failAt("start", HypervisorException.Cause.FAILED);
        assertThat(failure(handle(rescue())).power()).isEqualTo(PowerState.SHUT_DOWN);
        assertThat(hypervisor.defined.consoleLog()).isEqualTo("/own-disk");
        assertThat(node.rescues).isEmpty();
    }

    @Test
    void cardIsPluggedRememberedAndForgotten() throws Exception {
        store.writeGuest(new GuestRecord(SERVER, "n", "k", 1, metadata(), List.of()));
        assertThat(handle(new AttachInterface(NODE, operation(2), SERVER, NIC, "e1000")))
                .isInstanceOf(ServerPowerChanged.class);
        assertThat(hypervisor.cards.get(NIC.mac()).model()).isEqualTo("e1000");
        assertThat(node.plugged).contains(NIC.port());
        assertThat(store.guest(SERVER).map(GuestRecord::nics)).isEqualTo(Optional.of(List.of(NIC)));
        assertThat(handle(new DetachInterface(NODE, operation(3), SERVER, NIC.port(), NIC.mac())))
                .isInstanceOf(ServerPowerChanged.class);
        assertThat(hypervisor.cards).isEmpty();
        assertThat(node.plugged).doesNotContain(NIC.port());
        assertThat(store.guest(SERVER).map(GuestRecord::nics)).isEqualTo(Optional.of(List.of()));
    }

    @Test
    void cardThatDoesNotFitLeavesNothingAndOneThatIsHeldStays() throws Exception {
        hypervisor.failAt("attachNic", HypervisorException.Cause.REFUSED);
        assertThat(failure(handle(new AttachInterface(NODE, operation(2), SERVER, NIC, "virtio")))
                        .code())
                .isEqualTo("HYPERVISOR_REFUSED");
        assertThat(node.plugged).isEmpty();
        hypervisor.failAt("attachNic", null);
        handle(new AttachInterface(NODE, operation(3), SERVER, NIC, "virtio"));
        hypervisor.guestLetsGo = false;
        assertThat(failure(handle(new DetachInterface(NODE, operation(4), SERVER, NIC.port(), NIC.mac())))
                        .code())
                .isEqualTo("GUEST_HOLDS");
        assertThat(node.plugged).contains(NIC.port());
    }
}
