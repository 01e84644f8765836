package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.NOW;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.NodeParts;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.instance.ConfigDrive;
import org.ustack.agent.instance.DepartedDisks;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.LocalInstanceFiles;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ArriveServer;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DepartServer;
import org.ustack.contract.Envelope;
import org.ustack.contract.ImageTarget;
import org.ustack.contract.Message;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.OperationRef;
import org.ustack.contract.PowerState;
import org.ustack.contract.RebuildServer;
import org.ustack.contract.SnapshotServer;
import org.ustack.kernel.CrashPoints;

/** A crash point that no command passes would prove nothing: each one must stop a life of boot, stop and delete. */
class CrashPointsReachedTest {

    @TempDir
    Path state;

    /** One whole life of a server, in a process of its own. */
    static final class Life {

        public static void main(String[] args) throws Exception {
            Path state = Path.of(args[0]);
            FakeHypervisor hypervisor = new FakeHypervisor();
            InstanceStore store = new InstanceStore(state);
            Commands commands = (arguments, input) -> {
                try {
                    int file = arguments.size() - (arguments.get(0).equals("cp") ? 1 : 2);
                    Files.writeString(Path.of(arguments.get(file)), "disk");
                    return "";
                } catch (java.io.IOException e) {
                    throw new CommandFailed("cannot write", e);
                }
            };
            InstanceFiles files = new LocalInstanceFiles(
                    store,
                    new ImageCache(state, (url, sink) -> sink.accept(new byte[] {1, 2, 3}), commands, CLOCK),
                    new ConfigDrive(guest -> Map.of(), commands),
                    commands,
                    (arguments, input) -> {
                        try {
                            Files.writeString(Path.of(arguments.get(arguments.size() - 1)), "copy");
                            return "";
                        } catch (java.io.IOException e) {
                            throw new CommandFailed("cannot write", e);
                        }
                    },
                    new DepartedDisks(store, commands));
            FakeNode network = new FakeNode();
            NodeParts node = new NodeParts() {
                @Override
                public InstanceFiles files() {
                    return files;
                }

                @Override
                public HostNetwork network() {
                    return network;
                }
            };
            DeletedServers deleted = new DeletedServers(CLOCK);
            PowerWatch watch = new PowerWatch(CLOCK);
            AgentEvents events = new AgentEvents() {
                @Override
                public void publish(String requestId, AgentEvent event) {
                    System.out.println(event);
                }

                @Override
                public void publishInventories(List<NodeInventory> inventories) {
                    System.out.println(inventories);
                }
            };
            List<CommandHandler<?>> handlers = new ArrayList<>(List.of(
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
            handlers.addAll(new DomainHandlers(hypervisor, node, store, watch, CLOCK)
                    .all((url, file) -> System.out.println(url), events, Duration.ZERO));
            CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers), new ServerLocks(), events);
            byte[] content = {1, 2, 3};
            List<Message> life = List.of(
                    boot(operation(1), org.ustack.agent.Fixtures.image(content, "raw"), false),
                    new SnapshotServer(
                            NODE,
                            operation(2),
                            SERVER,
                            new ImageTarget("image-1", "http://images/1"),
                            1,
                            PowerState.RUNNING,
                            1),
                    new ChangePower(NODE, operation(3), SERVER, ChangePower.Verb.STOP, 1),
                    new RebuildServer(
                            boot(another(4), org.ustack.agent.Fixtures.image(content, "raw"), false), false, true),
                    new DepartServer(NODE, another(6), SERVER, NODE, 1),
                    new ArriveServer(boot(another(6)), false, true),
                    new ArriveServer(boot(operation(8)), true, true),
                    new DeleteServer(NODE, operation(9), SERVER, List.of()));
            for (Message message : life) {
                dispatcher.dispatch(Envelope.of("key", "req-1", NOW, message));
            }
            System.exit(hypervisor.verbs.contains("undefine") ? 7 : 1);
        }
    }

    /** The fixtures have one id for all operations; a departure must be another one than what the domain carries. */
    private static OperationRef another(long sequence) {
        return new OperationRef(
                "another-" + sequence, sequence, operation(sequence).deadline());
    }

    static List<String> points() {
        return Stream.concat(CrashPoints.agent().stream(), CrashPoints.agentMoves().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("points")
    void stopsALifeThere(String point) throws Exception {
        assertThat(statusWith(point)).isEqualTo(137);
    }

    @Test
    void aLifeWithoutCrashComesToItsEnd() throws Exception {
        assertThat(statusWith("nowhere")).isEqualTo(7);
    }

    private int statusWith(String point) throws Exception {
        Process life = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-D" + CrashPoints.PROPERTY + "=" + point,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Life.class.getName(),
                        state.toString())
                .redirectErrorStream(true)
                .redirectOutput(state.resolve("output").toFile())
                .start();
        assertThat(life.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return life.exitValue();
    }
}
