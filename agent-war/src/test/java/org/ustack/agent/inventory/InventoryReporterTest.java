package org.ustack.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NOW;
import static org.ustack.agent.Fixtures.SERVER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.command.FakeHypervisor;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.PowerState;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;

class InventoryReporterTest {

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final List<NodeInventory> sent = new ArrayList<>();

    private final InventoryReporter reporter = new InventoryReporter(
            hypervisor,
            new AgentEvents() {
                @Override
                public void publish(String requestId, AgentEvent event) {
                    throw new AssertionError("an inventory is not a lasting event");
                }

                @Override
                public void publishInventories(List<NodeInventory> inventories) {
                    sent.addAll(inventories);
                }
            },
            new DiskSpace(Path.of("/no/such/folder")),
            new InventoryReporter.Identity("agent-1", "192.0.2.10", "nova", NOW),
            CLOCK,
            5);

    @Test
    void saysWhatTheNodeHasAndRuns() {
        hypervisor.put(SERVER, Power.SAVED, new DomainStamp("op", 4));
        hypervisor.put("bare", Power.RUNNING, null);
        reporter.reportNow("node-1");
        NodeInventory inventory = sent.get(0);
        assertThat(inventory.agent()).isEqualTo("agent-1");
        assertThat(inventory.takenAt()).isEqualTo(NOW);
        assertThat(inventory.domains())
                .containsExactly(
                        new NodeInventory.Domain(SERVER, PowerState.SUSPENDED, "op"),
                        new NodeInventory.Domain("bare", PowerState.RUNNING, null));
        assertThat(inventory.facts().hostAddress()).isEqualTo("192.0.2.10");
        assertThat(inventory.facts().diskGib()).as("measured by the agent").isPositive();
    }

    @Test
    void allAtTheStartAndThenInTurns() {
        hypervisor.nodes.clear();
        for (int i = 0; i < 23; i++) {
            hypervisor.nodes.add("node-" + i);
        }
        reporter.tick();
        assertThat(sent).hasSize(23);
        sent.clear();
        for (int i = 0; i < 5; i++) {
            int before = sent.size();
            reporter.tick();
            assertThat(sent.size() - before).isBetween(4, 5);
        }
        assertThat(sent).extracting(NodeInventory::node).containsExactlyInAnyOrderElementsOf(hypervisor.nodes);
    }

    @Test
    void aSilentNodeSendsNothingAndComesBack() {
        hypervisor.failAt("connect", HypervisorException.Cause.UNREACHABLE);
        reporter.tick();
        assertThat(sent).isEmpty();
        hypervisor.failAt("connect", null);
        reporter.reportNow("node-1");
        assertThat(sent).hasSize(1);
    }
}
