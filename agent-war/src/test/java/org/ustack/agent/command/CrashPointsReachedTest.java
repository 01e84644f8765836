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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.NodeParts;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.instance.ConfigDrive;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.LocalInstanceFiles;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.Envelope;
import org.ustack.contract.Message;
import org.ustack.contract.NodeInventory;
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
                    Files.writeString(Path.of(arguments.get(arguments.size() - 2)), "disk");
                    return "";
                } catch (java.io.IOException e) {
                    throw new CommandFailed("cannot write", e);
                }
            };
            InstanceFiles files = new LocalInstanceFiles(
                    store,
                    new ImageCache(state, (url, sink) -> sink.accept(new byte[] {1, 2, 3}), commands, CLOCK),
                    new ConfigDrive(guest -> Map.of(), commands),
                    commands);
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
            CommandDispatcher dispatcher = new CommandDispatcher(
                    new Handlers(List.of(
                            new BootServerHandler(hypervisor, node, store, deleted, CLOCK),
                            new DeleteServerHandler(hypervisor, node, store, deleted, CLOCK),
                            new ChangePowerHandler(hypervisor, node, store, new PowerWatch(CLOCK), CLOCK),
                            new DestroyOrphanHandler(hypervisor, node, store),
                            new ApplyPortRulesHandler(node),
                            new ApplyGroupMembersHandler(node),
                            new DescribeGuestHandler(store),
                            new ApplyRouterHandler(node),
                            new RemoveRouterHandler(node))),
                    new ServerLocks(),
                    new AgentEvents() {
                        @Override
                        public void publish(String requestId, AgentEvent event) {
                            System.out.println(event);
                        }

                        @Override
                        public void publishInventories(List<NodeInventory> inventories) {
                            System.out.println(inventories);
                        }
                    });
            byte[] content = {1, 2, 3};
            List<Message> life = List.of(
                    boot(operation(1), org.ustack.agent.Fixtures.image(content, "raw"), false),
                    new ChangePower(NODE, operation(2), SERVER, ChangePower.Verb.STOP, 1),
                    new DeleteServer(NODE, operation(3), SERVER, List.of()));
            for (Message message : life) {
                dispatcher.dispatch(Envelope.of("key", "req-1", NOW, message));
            }
            System.exit(hypervisor.verbs.contains("undefine") ? 7 : 1);
        }
    }

    static List<String> points() {
        return CrashPoints.agent();
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
