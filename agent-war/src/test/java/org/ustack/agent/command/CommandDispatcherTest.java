package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.NOW;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.BootServer;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.Envelope;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;

class CommandDispatcherTest {

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final FakeNode node = new FakeNode();
    private final List<AgentEvent> sent = new ArrayList<>();
    private boolean brokerDown;
    private InstanceStore store;

    private final AgentEvents events = new AgentEvents() {
        @Override
        public void publish(String requestId, AgentEvent event) {
            if (brokerDown) {
                throw new IllegalStateException("broker down");
            }
            assertThat(requestId).isEqualTo("req-1");
            sent.add(event);
        }

        @Override
        public void publishInventories(List<NodeInventory> inventories) {
            sent.addAll(inventories);
        }
    };

    @BeforeEach
    void setUp() {
        store = new InstanceStore(state);
    }

    private List<CommandHandler<?>> handlers() {
        DeletedServers deleted = new DeletedServers(CLOCK);
        PowerWatch watch = new PowerWatch(CLOCK);
        List<CommandHandler<?>> all = new ArrayList<>(List.of(
                new BootServerHandler(hypervisor, node, store, deleted, CLOCK),
                new DeleteServerHandler(hypervisor, node, store, deleted, CLOCK),
                new ChangePowerHandler(hypervisor, node, store, watch, CLOCK),
                new DestroyOrphanHandler(hypervisor, node, store),
                new ApplyPortRulesHandler(node),
                new ApplyGroupMembersHandler(node),
                new ApplyRouterHandler(node),
                new RemoveRouterHandler(node),
                new RebuildServerHandler(hypervisor, node, deleted, CLOCK),
                new DepartServerHandler(hypervisor, node, store, deleted, watch, CLOCK),
                new ArriveServerHandler(hypervisor, node, store, deleted, CLOCK),
                new ForgetDepartureHandler(store),
                new DescribeGuestHandler(store),
                new ForgetGuestPasswordHandler(store)));
        all.addAll(new DomainHandlers(hypervisor, node, store, watch, CLOCK)
                .all((url, file) -> sent.clear(), events, Duration.ZERO));
        return all;
    }

    private static Envelope envelope(org.ustack.contract.Message body) {
        return Envelope.parse(Envelope.of("key", "req-1", NOW, body).toJson());
    }

    @Test
    void aLostEventIsSentByTheNextDelivery() throws Exception {
        CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers()), new ServerLocks(), events);
        brokerDown = true;
        assertThatThrownBy(() -> dispatcher.dispatch(envelope(boot(operation(1)))))
                .isInstanceOf(IllegalStateException.class);
        brokerDown = false;
        dispatcher.dispatch(envelope(boot(operation(1))));
        assertThat(sent).hasSize(1).first().isInstanceOf(ServerBooted.class);
        assertThat(hypervisor.verbs).containsOnlyOnce("start");
    }

    @Test
    void whatIsNotACommandIsRefused() {
        CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers()), new ServerLocks(), events);
        assertThatThrownBy(() -> dispatcher.dispatch(envelope(new ServerDeleted(NODE, "o", SERVER))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCommandWithoutHandlerIsFoundAtTheStart() {
        List<CommandHandler<?>> handlers = handlers();
        handlers.remove(0);
        assertThatThrownBy(() -> new Handlers(handlers)).hasMessageContaining("BootServer");
    }

    @Test
    void twoDeliveriesForOneServerNeverRunAtOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(2);
        List<CommandHandler<?>> handlers = handlers();
        handlers.set(3, new CommandHandler<DestroyOrphan>() {
            @Override
            public Class<DestroyOrphan> command() {
                return DestroyOrphan.class;
            }

            @Override
            public Optional<AgentEvent> handle(DestroyOrphan command) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                for (int i = 0; i < 1000; i++) {
                    Thread.onSpinWait();
                }
                inside.decrementAndGet();
                return Optional.empty();
            }
        });
        CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers), new ServerLocks(), events);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            runs.add(threads.submit(() -> {
                started.countDown();
                assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
                dispatcher.dispatch(envelope(new DestroyOrphan(NODE, SERVER)));
                return null;
            }));
        }
        for (Future<?> run : runs) {
            run.get(30, TimeUnit.SECONDS);
        }
        threads.shutdownNow();
        assertThat(most).hasValue(1);
    }

    @Test
    void commandsThatMoveAServerReachTheirHandlers() throws Exception {
        CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers()), new ServerLocks(), events);
        BootServer boot = boot(operation(1));
        dispatcher.dispatch(envelope(new org.ustack.contract.RebuildServer(boot, false, true)));
        dispatcher.dispatch(envelope(new org.ustack.contract.DepartServer(NODE, operation(1), "other", NODE, 0)));
        dispatcher.dispatch(envelope(new org.ustack.contract.ArriveServer(boot(operation(3)), true, true)));
        dispatcher.dispatch(envelope(new org.ustack.contract.ForgetDeparture(NODE, operation(3), SERVER)));
        assertThat(sent)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ServerPowerChanged", "ServerMoveFailed", "ServerMoved", "ServerMoved");
    }

    @Test
    void everyCommandTypeReachesItsHandler() throws Exception {
        CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers()), new ServerLocks(), events);
        BootServer boot = boot(operation(1));
        dispatcher.dispatch(envelope(boot));
        dispatcher.dispatch(envelope(
                new org.ustack.contract.ApplyPortRules(NODE, SERVER, boot.nics().get(0), 7)));
        dispatcher.dispatch(
                envelope(new org.ustack.contract.ApplyGroupMembers(NODE, "group-1", List.of("10.1.0.4/32"), 8)));
        dispatcher.dispatch(envelope(new org.ustack.contract.ApplyRouter(NODE, router(), 9)));
        dispatcher.dispatch(envelope(new org.ustack.contract.RemoveRouter(NODE, "router-1", 10)));
        assertThat(node.generations).containsExactly(7L, 8L, 9L, 10L);
        store.writeGuest(org.ustack.agent.instance.GuestRecord.of(boot));
        dispatcher.dispatch(
                envelope(new org.ustack.contract.DescribeGuest(NODE, SERVER, "renamed", guest(boot.metadata(), 9))));
        assertThat(store.guest(SERVER).orElseThrow().name()).isEqualTo("renamed");
        dispatcher.dispatch(envelope(new org.ustack.contract.ChangePower(
                NODE, operation(2), SERVER, org.ustack.contract.ChangePower.Verb.STOP, 1)));
        dispatcher.dispatch(envelope(new org.ustack.contract.DeleteServer(NODE, operation(3), SERVER, List.of())));
        assertThat(sent)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ServerBooted", "RouterApplied", "ServerPowerChanged", "ServerDeleted");
    }

    @Test
    void aRouterThatCannotBeAppliedIsAnAnswerAndAnOldStateIsNone() throws Exception {
        CommandDispatcher dispatcher = new CommandDispatcher(new Handlers(handlers()), new ServerLocks(), events);
        dispatcher.dispatch(envelope(new org.ustack.contract.ApplyRouter(NODE, router(), 0)));
        assertThat(sent).as("a newer one is in force").isEmpty();
        node.routerProblem = new NodeProblem(NodeProblem.Code.NETWORK, "nft said no");
        dispatcher.dispatch(envelope(new org.ustack.contract.ApplyRouter(NODE, router(), 4)));
        assertThat(sent).containsExactly(new org.ustack.contract.RouterApplied(NODE, "router-1", 4, "nft said no"));
    }

    private static org.ustack.contract.RouterSpec router() {
        return new org.ustack.contract.RouterSpec(
                "router-1", true, List.of(), null, true, List.of(), List.of(), List.of());
    }

    private static org.ustack.contract.GuestMetadata guest(org.ustack.contract.GuestMetadata old, int generation) {
        return new org.ustack.contract.GuestMetadata(
                old.hostname(),
                old.project(),
                old.availabilityZone(),
                old.meta(),
                old.keys(),
                old.userData(),
                old.adminPassword(),
                old.launchIndex(),
                old.reservationId(),
                old.ec2InstanceId(),
                old.ec2ImageId(),
                old.flavorName(),
                old.securityGroups(),
                generation);
    }
}
