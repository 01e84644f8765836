package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.expired;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ArriveServer;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DepartServer;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.ForgetDeparture;
import org.ustack.contract.MoveStep;
import org.ustack.contract.OperationRef;
import org.ustack.contract.PowerState;
import org.ustack.contract.RebuildServer;
import org.ustack.contract.ServerMoveFailed;
import org.ustack.contract.ServerMoved;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;

/** Departure, arrival, return and rebuild: done once, however often they come. */
class MovesTest {

    private static final DomainStamp BEFORE = new DomainStamp("before", 3);

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final FakeNode node = new FakeNode();
    private final DeletedServers deleted = new DeletedServers(CLOCK);
    private InstanceStore store;
    private DepartServerHandler depart;
    private ArriveServerHandler arrive;
    private ForgetDepartureHandler forget;
    private RebuildServerHandler rebuild;

    @BeforeEach
    void setUp() throws Exception {
        store = new InstanceStore(state);
        depart = new DepartServerHandler(hypervisor, node, store, deleted, new PowerWatch(CLOCK), CLOCK);
        arrive = new ArriveServerHandler(hypervisor, node, store, deleted, CLOCK);
        forget = new ForgetDepartureHandler(store);
        rebuild = new RebuildServerHandler(hypervisor, node, deleted, CLOCK);
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        Files.createDirectories(store.folder(SERVER));
        Files.writeString(store.folder(SERVER).resolve("disk"), "old");
    }

    private static DepartServer departure(OperationRef operation) {
        return new DepartServer(NODE, operation, SERVER, "node-2", 0);
    }

    private AgentEvent depart(long sequence) throws Exception {
        return depart.handle(departure(operation(sequence))).orElseThrow();
    }

    private AgentEvent arrive(long sequence, boolean back, boolean powerOn) throws Exception {
        return arrive.handle(new ArriveServer(boot(operation(sequence)), back, powerOn))
                .orElseThrow();
    }

    private static ServerMoved moved(AgentEvent event, MoveStep step, PowerState power) {
        ServerMoved moved = (ServerMoved) event;
        assertThat(moved.step()).isEqualTo(step);
        assertThat(moved.power()).isEqualTo(power);
        return moved;
    }

    private Path departedDisk() {
        return store.departedFolder(SERVER).resolve("disk");
    }

    @Test
    void aDepartureSetsTheFilesAsideAndForgetsTheDomain() throws Exception {
        moved(depart(4), MoveStep.DEPART, PowerState.NO_STATE);
        assertThat(hypervisor.domains).isEmpty();
        assertThat(departedDisk()).hasContent("old");
        assertThat(store.folder(SERVER)).doesNotExist();
        hypervisor.verbs.clear();
        moved(depart(4), MoveStep.DEPART, PowerState.NO_STATE);
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void aDepartureThatStoppedHalfwayGoesOn() throws Exception {
        hypervisor.failAt("undefine", HypervisorException.Cause.FAILED);
        ServerMoveFailed failed = (ServerMoveFailed) depart(4);
        assertThat(failed.power()).isEqualTo(PowerState.SHUT_DOWN);
        assertThat(store.folder(SERVER).resolve("disk")).exists();
        hypervisor.failAt("undefine", null);
        // Undefined, and then the process died.
        hypervisor.domains.clear();
        moved(depart(4), MoveStep.DEPART, PowerState.NO_STATE);
        assertThat(departedDisk()).hasContent("old");
    }

    @Test
    void disksThatCannotFollowAreRefusedBeforeAnythingIsTouched() throws Exception {
        node.destinationProblem = new NodeProblem(NodeProblem.Code.DISKS_ARE_LOCAL, "local");
        ServerMoveFailed failed = (ServerMoveFailed) depart(4);
        assertThat(failed.code()).isEqualTo("DISKS_ARE_LOCAL");
        assertThat(failed.retryable()).isFalse();
        assertThat(failed.power()).isEqualTo(PowerState.RUNNING);
        assertThat(hypervisor.verbs).isEmpty();
        assertThat(store.folder(SERVER).resolve("departure.json")).doesNotExist();
    }

    @Test
    void aLateOrUnknownDepartureTouchesNothing() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, new DomainStamp("later", 9));
        assertThat(depart.handle(departure(operation(4)))).isEmpty();
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        assertThat(((ServerMoveFailed) depart.handle(departure(expired(4))).orElseThrow()).code())
                .isEqualTo("DEADLINE_PASSED");
        hypervisor.domains.clear();
        assertThat(((ServerMoveFailed) depart(4)).code()).isEqualTo("NO_DOMAIN");
        assertThat(store.departedFolder(SERVER)).doesNotExist();
    }

    @Test
    void resizedOnItsNodeItDoesNotDepartOnceMore() throws Exception {
        depart(4);
        moved(arrive(4, false, true), MoveStep.ARRIVE, PowerState.RUNNING);
        assertThat(node.withFiles).contains(SERVER);
        hypervisor.verbs.clear();
        assertThat(depart.handle(departure(operation(4)))).isEmpty();
        moved(arrive(4, false, true), MoveStep.ARRIVE, PowerState.RUNNING);
        assertThat(hypervisor.verbs).isEmpty();
        assertThat(departedDisk()).hasContent("old");
    }

    @Test
    void aServerThatWasOffArrivesOff() throws Exception {
        depart(4);
        moved(arrive(4, false, false), MoveStep.ARRIVE, PowerState.SHUT_DOWN);
        assertThat(hypervisor.verbs).doesNotContain("start");
        assertThat(hypervisor.stamp(SERVER))
                .isEqualTo(new DomainStamp(operation(4).id(), 4));
    }

    /** Left there by an evacuation, and not yet found out as nobody's when the server moves back. */
    @Test
    void whatIsLeftOfAnEarlierLifeOnTheNodeDoesNotPassForTheServer() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        moved(arrive(6, false, false), MoveStep.ARRIVE, PowerState.SHUT_DOWN);
        assertThat(hypervisor.verbs).containsSubsequence("undefine", "define");
        assertThat(hypervisor.stamp(SERVER)).isEqualTo(Stamps.done(operation(6)));
    }

    @Test
    void aFailedArrivalLeavesWhatIsSetAside() throws Exception {
        depart(4);
        hypervisor.failAt("start", HypervisorException.Cause.EXHAUSTED);
        ServerMoveFailed failed = (ServerMoveFailed) arrive(4, false, true);
        assertThat(failed.step()).isEqualTo(MoveStep.ARRIVE);
        assertThat(failed.retryable()).isTrue();
        assertThat(hypervisor.domains).isEmpty();
        assertThat(departedDisk()).hasContent("old");
    }

    @Test
    void whatWasSetAsideComesBackInsteadOfWhatWasMadeOfIt() throws Exception {
        depart(4);
        arrive(4, false, true);
        Files.createDirectories(store.folder(SERVER));
        Files.writeString(store.folder(SERVER).resolve("disk"), "new");
        moved(arrive(5, true, true), MoveStep.RETURN, PowerState.RUNNING);
        assertThat(store.folder(SERVER).resolve("disk")).hasContent("old");
        assertThat(store.departedFolder(SERVER)).doesNotExist();
        hypervisor.verbs.clear();
        moved(arrive(5, true, true), MoveStep.RETURN, PowerState.RUNNING);
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void aReturnThatStoppedHalfwayGoesOnAndHasNoDeadline() throws Exception {
        depart(4);
        hypervisor.failAt("start", HypervisorException.Cause.UNREACHABLE);
        ArriveServer back = new ArriveServer(boot(expired(5)), true, true);
        try {
            arrive.handle(back);
            throw new AssertionError("an unreachable hypervisor means again");
        } catch (HypervisorException e) {
            assertThat(e.kind()).isEqualTo(HypervisorException.Cause.UNREACHABLE);
        }
        hypervisor.failAt("start", null);
        moved(arrive.handle(back).orElseThrow(), MoveStep.RETURN, PowerState.RUNNING);
        assertThat(store.folder(SERVER).resolve("disk")).hasContent("old");
    }

    @Test
    void ofAServerThatNeverDepartedTheReturnIsItsPower() throws Exception {
        hypervisor.put(SERVER, Power.OFF, BEFORE);
        moved(arrive(5, true, true), MoveStep.RETURN, PowerState.RUNNING);
        hypervisor.domains.clear();
        org.ustack.agent.instance.AtomicFiles.removeTree(store.folder(SERVER));
        assertThat(((ServerMoveFailed) arrive(6, true, true)).code()).isEqualTo("NO_DOMAIN");
    }

    @Test
    void anOldWordDoesNotForgetALaterDeparture() throws Exception {
        depart(6);
        assertThat(forget.handle(new ForgetDeparture(NODE, operation(5), SERVER)))
                .isPresent();
        assertThat(departedDisk()).exists();
        moved(
                forget.handle(new ForgetDeparture(NODE, operation(7), SERVER)).orElseThrow(),
                MoveStep.FORGET,
                PowerState.NO_STATE);
        assertThat(store.departedFolder(SERVER)).doesNotExist();
        assertThat(forget.handle(new ForgetDeparture(NODE, operation(7), SERVER)))
                .isPresent();
    }

    @Test
    void afterItsDeletionNothingArrives() throws Exception {
        depart(4);
        new DeleteServerHandler(hypervisor, node, store, deleted, CLOCK)
                .handle(new DeleteServer(NODE, operation(5), SERVER, List.of()));
        assertThat(arrive.handle(new ArriveServer(boot(operation(4)), false, true)))
                .isEmpty();
        assertThat(depart.handle(departure(operation(4)))).isEmpty();
        assertThat(hypervisor.domains).isEmpty();
    }

    @Test
    void aRebuildMakesTheDiskAnewOnce() throws Exception {
        RebuildServer command = new RebuildServer(boot(operation(4)), false, true);
        assertThat(rebuild.handle(command).orElseThrow())
                .isEqualTo(new ServerPowerChanged(NODE, operation(4).id(), SERVER, PowerState.RUNNING));
        assertThat(node.discarded).containsExactly(SERVER);
        assertThat(hypervisor.verbs).containsExactly("powerOff", "define", "start", "stamp");
        hypervisor.verbs.clear();
        rebuild.handle(command);
        assertThat(hypervisor.verbs).isEmpty();
        // Defined, and then the process died: a guest may have run on that disk.
        hypervisor.put(SERVER, Power.OFF, new DomainStamp(operation(4).id(), 3));
        rebuild.handle(command);
        assertThat(hypervisor.verbs).containsExactly("start", "stamp");
        assertThat(node.discarded).hasSize(1);
    }

    @Test
    void aRebuildWhereThereIsNothingIsABootAndOneThatIsOffStaysOff() throws Exception {
        hypervisor.domains.clear();
        assertThat(rebuild.handle(new RebuildServer(boot(operation(4)), false, false)))
                .contains(new ServerPowerChanged(NODE, operation(4).id(), SERVER, PowerState.SHUT_DOWN));
        node.filesProblem = new NodeProblem(NodeProblem.Code.STORAGE, "full");
        ServerOperationFailed failed =
                (ServerOperationFailed) rebuild.handle(new RebuildServer(boot(operation(7)), false, true))
                        .orElseThrow();
        assertThat(failed.code()).isEqualTo("STORAGE");
        assertThat(rebuild.handle(new RebuildServer(boot(operation(3)), false, true)))
                .isEmpty();
    }

    @Test
    void whatAnEvacuatedNodeStillHasGoesButNotTheFilesOfTheNodeThatItWentTo() throws Exception {
        hypervisor.nodes.add("node-2");
        node.withFiles.add(SERVER);
        new DestroyOrphanHandler(hypervisor, node, store).handle(new DestroyOrphan(NODE, SERVER));
        assertThat(hypervisor.domains).isEmpty();
        assertThat(node.withFiles).contains(SERVER);
    }
}
