package org.ustack.rest.compute;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.contract.PowerState;
import org.ustack.network.ServerPorts.PortAddresses;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.StepView;

/** Things to show. */
final class Samples {

    static final Links LINKS = new Links("http://cloud.example/compute", null);
    static final String PROJECT = "6f70656e737461636b20342065766572";
    static final String SERVER = "2aff3453-5d29-4d05-9f30-7f1f9b4d2c11";
    static final Instant CREATED = Instant.parse("2026-01-01T10:00:00.123456Z");
    static final Instant LAUNCHED = Instant.parse("2026-01-01T10:00:03.5Z");

    private Samples() {}

    static ServerView active() {
        return server(ServerState.ACTIVE, null, PowerState.RUNNING, null, "node-1");
    }

    static ServerView building() {
        return server(ServerState.BUILDING, ServerAction.CREATE, null, null, null);
    }

    static ServerView failed() {
        return server(
                ServerState.ERROR,
                null,
                PowerState.NO_STATE,
                new ServerView.Fault(500, "No valid host was found.", "RamFilter: 3 of 3", CREATED),
                null);
    }

    private static ServerView server(
            ServerState state, ServerAction operation, PowerState power, ServerView.Fault fault, String node) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("role", "web");
        metadata.put("tier", "1");
        PortAddresses port = new PortAddresses(
                "ce531f90-199f-48c0-816c-13e38010b442",
                "b5b5b5b5-0000-4000-8000-000000000001",
                "private",
                "fa:16:3e:4c:2c:30",
                List.of(
                        new PortAddresses.Address("10.0.0.5", "c0ffee00-0000-4000-8000-000000000001", 4, false),
                        new PortAddresses.Address("fd00::5", "c0ffee00-0000-4000-8000-000000000002", 6, false),
                        new PortAddresses.Address("172.24.4.5", null, 4, true)),
                List.of("default", "web"));
        boolean placed = node != null;
        return new ServerView(
                SERVER,
                42,
                "s1",
                null,
                "s1",
                PROJECT,
                "fake-user",
                state,
                operation,
                null,
                power,
                node,
                placed ? "agent-1" : null,
                null,
                placed ? "nova" : null,
                new ServerView.FlavorSnapshot("42", "m1.nano", 1, 64, 1, 0, 0, Map.of("hw:cpu_policy", "shared")),
                "70a599e0-31e7-49b7-b260-868f441e862b",
                "k1",
                metadata,
                List.of("blue"),
                placed ? List.of(port) : List.of(),
                "80.80.80.80",
                null,
                true,
                "AUTO",
                "IyEvYmluL3NoCg==",
                false,
                null,
                "r-00000001",
                0,
                CREATED,
                LAUNCHED,
                placed ? LAUNCHED : null,
                null,
                fault);
    }

    static FlavorView flavor(int swap) {
        return new FlavorView(
                "42", "m1.nano", 1, 64, 1, 0, swap, 1.0, true, false, "tiny", Map.of("hw:cpu_policy", "shared"));
    }

    static KeyPairView keyPair() {
        return new KeyPairView(
                7,
                "k1",
                "fake-user",
                "ssh",
                "ssh-ed25519 AAAA k1",
                "1e:2c:9b:56:79:4b:45:77:f9:ca:7a:98:2c:b0:d5:3c",
                CREATED);
    }

    static NodeView node(boolean enabled, boolean up) {
        return new NodeView(
                "0d8a3d3c-6b6d-4c56-9d30-1d4c2b5f9f10",
                1,
                "node-1",
                "agent-1",
                "nova",
                "QEMU",
                7_002_011,
                "192.0.2.10",
                "x86_64",
                "qemu64",
                enabled,
                enabled ? null : "disk full",
                up,
                false,
                LAUNCHED,
                CREATED,
                8,
                3,
                16_384,
                2_048,
                100,
                20,
                75,
                3);
    }

    static OperationView operation(OperationState state) {
        return new OperationView(
                "3f9c7a00-0000-4000-8000-000000000001",
                9,
                "server",
                SERVER,
                "create",
                state,
                "node-1",
                "req-25517360-b757-47d3-be45-0e8d2a01b36a",
                "fake-user",
                PROJECT,
                1,
                CREATED,
                LAUNCHED,
                LAUNCHED.plusSeconds(60),
                LAUNCHED,
                state == OperationState.FAILED ? "DISK_FULL" : null,
                state == OperationState.FAILED ? "The disk is full." : null);
    }

    static StepView step(boolean good) {
        return new StepView(
                "disk",
                "node-1",
                CREATED,
                LAUNCHED,
                good ? "Success" : "Error",
                good ? null : "qemu-img: No space left on device");
    }
}
