package org.ustack.contract;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One full example of each message; the golden files are these, as JSON. */
final class Samples {

    private static final String NODE = "node-1";
    private static final String SERVER = "0f5b2a52-6d5c-4d39-8f43-5b1c7f3f0a11";
    private static final String OPERATION = "7c1b5c3e-1111-4222-8333-944455566677";
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456Z");

    private Samples() {}

    static List<Message> all() {
        return List.of(
                bootServer(),
                new DeleteServer(
                        NODE,
                        operation(),
                        SERVER,
                        List.of(new DeleteServer.PortRef(
                                "a1b2c3d4-0000-4000-8000-000000000001", "fa:16:3e:00:00:01", "net-1"))),
                new ChangePower(NODE, operation(), SERVER, ChangePower.Verb.STOP, 60),
                new DestroyOrphan(NODE, SERVER),
                new ApplyPortRules(NODE, SERVER, nic(), 3),
                new ApplyGroupMembers(NODE, "group-1", List.of("10.1.0.4/31", "fd00::4/128"), 7),
                new DescribeGuest(NODE, SERVER, "web 2", metadata()),
                new ForgetGuestPassword(NODE, SERVER),
                new GuestPasswordPosted(NODE, SERVER, "c2VjcmV0"),
                new SnapshotServer(
                        NODE,
                        operation(),
                        SERVER,
                        new ImageTarget("image-2", "http://192.0.2.1:8080/content?signature=x"),
                        10,
                        PowerState.RUNNING,
                        60),
                new RescueServer(NODE, operation(), SERVER, shape(), image(), metadata()),
                new UnrescueServer(NODE, operation(), SERVER, shape(), metadata()),
                new AttachInterface(NODE, operation(), SERVER, nic(), "virtio"),
                new DetachInterface(
                        NODE, operation(), SERVER, "a1b2c3d4-0000-4000-8000-000000000001", "fa:16:3e:00:00:01"),
                new ServerSnapshotTaken(NODE, OPERATION, SERVER, "image-2", PowerState.RUNNING),
                new ServerProgressed(NODE, OPERATION, SERVER, ServerProgressed.Phase.UPLOADING),
                new ControlRequest.SetPassword(NODE, SERVER, "root", "s3cret"),
                new ControlReply.Done(SERVER),
                new ApplyRouter(NODE, router(), 12),
                new RemoveRouter(NODE, "r0000000-0000-4000-8000-000000000004", 13),
                new RouterApplied(NODE, "r0000000-0000-4000-8000-000000000004", 12, "nft said no"),
                new ServerBooted(NODE, OPERATION, SERVER, PowerState.RUNNING, List.of(step())),
                new ServerBootFailed(
                        NODE,
                        OPERATION,
                        SERVER,
                        "IMAGE_CORRUPT",
                        "The image is not what it should be.",
                        false,
                        List.of(step())),
                new ServerDeleted(NODE, OPERATION, SERVER),
                new ServerPowerChanged(NODE, OPERATION, SERVER, PowerState.SHUT_DOWN),
                new ServerOperationFailed(
                        NODE, OPERATION, SERVER, "NO_DOMAIN", "There is no such domain.", PowerState.PAUSED),
                new ServerPowerObserved(NODE, SERVER, PowerState.CRASHED, TIME),
                new RebuildServer(bootServer(), true, false),
                new DepartServer(NODE, operation(), SERVER, "node-2", 60),
                new ArriveServer(bootServer(), true, true),
                new ForgetDeparture(NODE, operation(), SERVER),
                new ServerMoved(NODE, OPERATION, SERVER, MoveStep.ARRIVE, PowerState.RUNNING, List.of(step())),
                new ServerMoveFailed(
                        NODE,
                        OPERATION,
                        SERVER,
                        MoveStep.DEPART,
                        "DISKS_ARE_LOCAL",
                        "The disks cannot follow.",
                        false,
                        PowerState.RUNNING,
                        List.of(step())),
                inventory(),
                new ControlRequest.ReadConsoleLog(NODE, SERVER, 35),
                new ControlRequest.LocateConsole(NODE, SERVER, "vnc"),
                new ControlRequest.ReadDiagnostics(NODE, SERVER),
                new ControlReply.ConsoleLog("login: \n"),
                new ControlReply.ConsoleLocation("192.0.2.10", 5901),
                new ControlReply.Diagnostics(figures()),
                new ControlReply.Refused("NO_DOMAIN", "There is no such domain."));
    }

    private static BootServer bootServer() {
        return new BootServer(
                NODE,
                operation(),
                SERVER,
                "web-1",
                2,
                512,
                10,
                1,
                64,
                Map.of("hw:cpu_policy", "shared"),
                image(),
                List.of(nic()),
                metadata(),
                true);
    }

    private static ImageSource image() {
        return new ImageSource(
                "5a5a5a5a-0000-4000-8000-000000000002",
                "http://192.0.2.1:8080/image/v2/images/5a5a5a5a/file?signature=x",
                "qcow2",
                15_600_000,
                "ab".repeat(64),
                Map.of("hw_disk_bus", "virtio"));
    }

    private static DomainShape shape() {
        return new DomainShape("web-1", 2, 512, Map.of("hw_vif_model", "virtio"), List.of(nic()));
    }

    private static OperationRef operation() {
        return new OperationRef(OPERATION, 4, TIME);
    }

    private static GuestMetadata metadata() {
        return new GuestMetadata(
                "web-1",
                "project-1",
                "nova",
                Map.of("role", "front"),
                List.of(new GuestMetadata.Key("mine", "ssh", "ssh-ed25519 AAAA me")),
                "IyEvYmluL3NoCg==",
                "s3cret",
                0,
                "r-0a1b2c3d",
                "i-0a1b2c3d",
                "ami-0a1b2c3d",
                "m1.small",
                List.of("default"),
                5);
    }

    private static NicSpec nic() {
        return new NicSpec(
                "a1b2c3d4-0000-4000-8000-000000000001",
                "fa:16:3e:00:00:01",
                List.of(new NicSpec.FixedAddress("sub-1", "10.1.0.11")),
                new NetworkSpec(
                        "c0ffee00-0000-4000-8000-000000000003",
                        "private",
                        "vxlan",
                        "physnet1",
                        1001,
                        1450,
                        List.of(new NetworkSpec.SubnetSpec(
                                "sub-1",
                                "10.1.0.0/24",
                                "10.1.0.1",
                                "10.1.0.2",
                                List.of("192.0.2.53"),
                                List.of(new NetworkSpec.Route("10.9.0.0/16", "10.1.0.254"))))),
                true,
                List.of(new SecurityRule("ingress", "IPv4", "tcp", 22, 22, List.of("0.0.0.0/0"))));
    }

    private static RouterSpec router() {
        NicSpec nic = nic();
        RouterSpec.Leg leg = new RouterSpec.Leg(nic.port(), nic.mac(), nic.addresses(), nic.network());
        RouterSpec.Leg gateway = new RouterSpec.Leg(
                "a1b2c3d4-0000-4000-8000-000000000005",
                "fa:16:3e:00:00:05",
                List.of(new NicSpec.FixedAddress("sub-2", "192.0.2.20")),
                new NetworkSpec(
                        "c0ffee00-0000-4000-8000-000000000006",
                        "public",
                        "flat",
                        "public",
                        null,
                        1500,
                        List.of(new NetworkSpec.SubnetSpec(
                                "sub-2", "192.0.2.0/24", "192.0.2.1", null, List.of(), List.of()))));
        return new RouterSpec(
                "r0000000-0000-4000-8000-000000000004",
                true,
                List.of(leg),
                gateway,
                true,
                List.of(new NetworkSpec.Route("10.8.0.0/16", "10.1.0.253")),
                List.of(new RouterSpec.FloatingAddress("192.0.2.21", "10.1.0.11")),
                List.of(new RouterSpec.Forwarding("tcp", "192.0.2.22", 8000, 8009, "10.1.0.12", 80)));
    }

    private static NodeInventory inventory() {
        return new NodeInventory(
                NODE,
                "agent-1",
                TIME,
                TIME,
                new NodeInventory.NodeFacts(
                        "QEMU", 7_002_022, "192.0.2.10", "x86_64", "Nehalem", 2, 24_000, 3_000, 100, 80, "nova"),
                List.of(new NodeInventory.Domain(SERVER, PowerState.SUSPENDED, OPERATION)));
    }

    private static StepTiming step() {
        return new StepTiming("image", TIME, TIME.plusMillis(250), "cache hit");
    }

    private static Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cpu0_time", 17_300_000_000L);
        figures.put("memory", 524_288);
        return figures;
    }
}
