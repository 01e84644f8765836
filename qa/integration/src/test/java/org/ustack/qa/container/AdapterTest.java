package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** The hypervisor's adapter in the server's own pool, as the agent uses it, and the events that come in through it. */
@ExtendWith(ArquillianExtension.class)
class AdapterTest {

    private static final String DEFINITION =
            "jboss.as:subsystem=resource-adapters,resource-adapter=hypervisor,connection-definitions=Hypervisor";

    private HypervisorConnectionFactory hypervisors;
    private ExecutorService threads;

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    @BeforeEach
    void begin() {
        hypervisors = Server.lookup(HypervisorConnectionFactory.JNDI_NAME, HypervisorConnectionFactory.class);
        threads = Executors.newCachedThreadPool();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static int pool(String figure) {
        return ((Number) Server.managed(DEFINITION + ",statistics=pool", figure)).intValue();
    }

    private static int most() {
        return ((Number) Server.managed(DEFINITION, "maxPoolSize")).intValue();
    }

    private HypervisorConnection connect() throws HypervisorException {
        return hypervisors.connect(Simulator.node());
    }

    /** The agent's own short calls come and go meanwhile. */
    private static void nobodyHoldsAConnection() {
        Waiting.soon().until(() -> pool("InUseCount") == 0);
    }

    @Test
    void handleThatIsClosedGoesBackToThePoolAndIsOfNoUseAnyMore() throws Exception {
        HypervisorConnection connection = connect();
        assertThat(connection.host().type()).isEqualTo("simulator");
        assertThat(pool("InUseCount")).isPositive();

        connection.close();
        connection.close();

        nobodyHoldsAConnection();
        assertThatThrownBy(connection::host).isInstanceOf(IllegalStateException.class);
        int created = pool("CreatedCount");
        for (int i = 0; i < 100; i++) {
            try (HypervisorConnection next = connect()) {
                next.host();
            }
        }
        assertThat(pool("CreatedCount") - created)
                .as("physical connections made for a hundred calls; one may have met the agent's")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void manyThreadsShareNoMoreConnectionsThanTheMaximum() throws Exception {
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int caller = 0; caller < 3 * most(); caller++) {
            callers.add(() -> {
                int active = 0;
                for (int call = 0; call < 50; call++) {
                    try (HypervisorConnection connection = connect()) {
                        connection.list();
                        active = Math.max(active, pool("ActiveCount"));
                    }
                }
                return active;
            });
        }

        for (Future<Integer> caller : threads.invokeAll(callers, 60, TimeUnit.SECONDS)) {
            assertThat(caller.get()).isBetween(1, most());
        }
        nobodyHoldsAConnection();
        assertThat(pool("MaxUsedCount")).isLessThanOrEqualTo(most());
    }

    @Test
    void callerWaitsForAConnectionWhileAllAreHeld() throws Exception {
        List<HypervisorConnection> held = new ArrayList<>();
        try {
            while (held.size() < most()) {
                held.add(connect());
            }
            Future<String> waiting = threads.submit(() -> {
                try (HypervisorConnection connection = connect()) {
                    return connection.host().type();
                }
            });
            Waiting.soon().until(() -> pool("WaitCount") > 0 || waiting.isDone());
            assertThat(waiting).isNotDone();

            held.remove(0).close();

            assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("simulator");
        } finally {
            held.forEach(HypervisorConnection::close);
        }
    }

    @Test
    void connectionThatBreaksInUseIsThrownAway() throws Exception {
        nobodyHoldsAConnection();
        int destroyed = pool("DestroyedCount");
        try (HypervisorConnection connection = connect()) {
            Simulator.cutConnections();

            assertThatThrownBy(connection::host)
                    .isInstanceOfSatisfying(HypervisorException.class, e -> assertThat(e.kind())
                            .isEqualTo(HypervisorException.Cause.UNREACHABLE));
        }

        assertThat(pool("DestroyedCount")).isGreaterThan(destroyed);
        try (HypervisorConnection next = connect()) {
            assertThat(next.host().type()).isEqualTo("simulator");
        }
    }

    @Test
    void connectionsThatBrokeInThePoolAreFoundAndReplaced() throws Exception {
        connect().close();
        nobodyHoldsAConnection();
        int destroyed = pool("DestroyedCount");
        int created = pool("CreatedCount");

        Simulator.cutConnections();

        for (int i = 0; i < 2 * most(); i++) {
            try (HypervisorConnection next = connect()) {
                assertThat(next.host().type()).isEqualTo("simulator");
            }
        }
        assertThat(pool("DestroyedCount")).isGreaterThan(destroyed);
        assertThat(pool("CreatedCount")).isGreaterThan(created);
    }

    /** Much sooner than the next inventory could tell: the event came through the adapter to the message-driven bean. */
    @Test
    void whatAGuestDoesByItselfIsSeenAtOnce() throws Exception {
        Cloud cloud = Cloud.newProject();
        String server = cloud.activeServer(cloud.network("10.83.0.0/28"));
        Optional<DomainState> domain;
        try (HypervisorConnection connection = connect()) {
            domain = connection.find(server);
        }
        assertThat(domain).isPresent();

        Simulator.shutDown(server);

        Waiting.within(Duration.ofSeconds(5)).until(() -> cloud.status(server), "SHUTOFF"::equals);
        cloud.act(server, "os-start");
        Waiting.soon().until(() -> cloud.status(server), "ACTIVE"::equals);

        Simulator.crash(server);

        Waiting.within(Duration.ofSeconds(5)).until(() -> cloud.status(server), "SHUTOFF"::equals);
    }
}
