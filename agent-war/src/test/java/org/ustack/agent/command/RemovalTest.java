package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.OPERATION;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.expired;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.OperationRef;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;

/** Deleting a server and destroying an orphan. */
class RemovalTest {

    private static final DomainStamp BEFORE = new DomainStamp("before", 3);

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final FakeNode node = new FakeNode();
    private final DeletedServers deleted = new DeletedServers(CLOCK);
    private DeleteServerHandler delete;
    private DestroyOrphanHandler destroy;

    @BeforeEach
    void setUp() {
        InstanceStore store = new InstanceStore(state);
        delete = new DeleteServerHandler(hypervisor, node, store, deleted, CLOCK);
        destroy = new DestroyOrphanHandler(hypervisor, node, store);
        node.withFiles.add(SERVER);
        node.plugged.add("port-1");
    }

    @ParameterizedTest
    @EnumSource(Power.class)
    void everythingGoesWhateverTheDomainDoes(Power power) throws Exception {
        hypervisor.put(SERVER, power, BEFORE);
        assertThat(delete.handle(command(operation(4)))).contains(new ServerDeleted(NODE, OPERATION, SERVER));
        assertThat(hypervisor.domains).isEmpty();
        assertThat(node.withFiles).isEmpty();
        assertThat(node.plugged).isEmpty();
        assertThat(deleted.after(SERVER, 3)).isTrue();
        assertThat(deleted.after(SERVER, 4)).isFalse();
    }

    @Test
    void nothingThereIsDeletedAndLeftoversGo() throws Exception {
        assertThat(delete.handle(command(operation(4)))).contains(new ServerDeleted(NODE, OPERATION, SERVER));
        assertThat(node.withFiles).isEmpty();
        assertThat(hypervisor.verbs).isEmpty();
        assertThat(delete.handle(command(expired(4))))
                .as("past its deadline, but done")
                .isPresent();
    }

    @Test
    void aLateDeletionIsDropped() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, new DomainStamp("later", 5));
        assertThat(delete.handle(command(operation(4)))).isEmpty();
        assertThat(hypervisor.domains).isNotEmpty();
    }

    @Test
    void pastItsDeadlineItIsNotBegun() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        var event = (ServerOperationFailed) delete.handle(command(expired(4))).orElseThrow();
        assertThat(event.code()).isEqualTo("DEADLINE_PASSED");
        assertThat(event.power()).isEqualTo(PowerState.RUNNING);
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void aFailureIsReportedAndTheNextDeliveryGoesOn() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        hypervisor.failAt("undefine", HypervisorException.Cause.FAILED);
        var event = (ServerOperationFailed) delete.handle(command(operation(4))).orElseThrow();
        assertThat(event.code()).isEqualTo("HYPERVISOR");
        assertThat(event.power()).isEqualTo(PowerState.SHUT_DOWN);
        assertThat(deleted.after(SERVER, 0)).isFalse();
        hypervisor.failAt("undefine", null);
        assertThat(delete.handle(command(operation(4)))).contains(new ServerDeleted(NODE, OPERATION, SERVER));
    }

    @Test
    void filesThatStayAreAFailure() throws Exception {
        node.removalProblem = new NodeProblem(NodeProblem.Code.STORAGE, "read-only");
        var event = (ServerOperationFailed) delete.handle(command(operation(4))).orElseThrow();
        assertThat(event.code()).isEqualTo("STORAGE");
    }

    @Test
    void aHypervisorThatDoesNotAnswerMeansAgain() {
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        hypervisor.failAt("powerOff", HypervisorException.Cause.UNREACHABLE);
        assertThatThrownBy(() -> delete.handle(command(operation(4)))).isInstanceOf(HypervisorException.class);
    }

    @Test
    void anOrphanGoesSilentlyAndOnce() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEFORE);
        assertThat(destroy.handle(new DestroyOrphan(NODE, SERVER))).isEmpty();
        assertThat(hypervisor.domains).isEmpty();
        assertThat(node.withFiles).isEmpty();
        hypervisor.verbs.clear();
        assertThat(destroy.handle(new DestroyOrphan(NODE, SERVER))).isEmpty();
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void afterTheDeletionALateBootDoesNothing() throws Exception {
        BootServerHandler boot = new BootServerHandler(hypervisor, node, new InstanceStore(state), deleted, CLOCK);
        boot.handle(boot(operation(1)));
        delete.handle(command(operation(2)));
        assertThat(boot.handle(boot(operation(1)))).isEmpty();
        assertThat(hypervisor.domains).isEmpty();
    }

    private static DeleteServer command(OperationRef operation) {
        return new DeleteServer(
                NODE, operation, SERVER, List.of(new DeleteServer.PortRef("port-1", "fa:16:3e:00:00:01", "net-1")));
    }
}
