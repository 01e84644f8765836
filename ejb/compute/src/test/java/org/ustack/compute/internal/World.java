package org.ustack.compute.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ustack.compute.BootServer;
import org.ustack.compute.FlavorService.NewFlavor;
import org.ustack.compute.ServerChanged;
import org.ustack.compute.ServerService.Booted;
import org.ustack.compute.ServerView;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.Envelope;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBooted;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.platform.OperationView;
import org.ustack.sql.TestDatabase;

/** Compute on a real database, with its neighbours in memory and a clock that the test moves. */
final class World implements AutoCloseable {

    static final RequestContext OWNER = user("req-owner", "user-1", "project-1", Set.of("member", "reader"));
    static final RequestContext STRANGER = user("req-stranger", "user-2", "project-2", Set.of("member", "reader"));
    static final RequestContext ADMIN = user("req-admin", "admin", "project-9", Set.of("admin", "member", "reader"));

    final TestDatabase database = TestDatabase.open("compute");
    final Fakes.Quota quota = new Fakes.Quota();
    final Fakes.Ports ports = new Fakes.Ports();
    final Fakes.Images images = new Fakes.Images();
    final Fakes.Box outbox = new Fakes.Box();
    final Fakes.Placement placement = new Fakes.Placement();
    final Fakes.Nodes nodes = new Fakes.Nodes();
    final Fakes.Seen inbox = new Fakes.Seen();
    final Fakes.Dialogue dialogue = new Fakes.Dialogue();
    final List<ServerChanged> news = new ArrayList<>();
    final Map<String, String> properties = new HashMap<>();
    final Settings settings = new Settings(properties::get, name -> null);
    final Ids ids = Ids.random();
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    final Clock clock = Fakes.clock(() -> now);
    final Fakes.Ops operations = new Fakes.Ops(ids, () -> now);

    World() {
        placement.nodes.forEach(node -> nodes.lastSeen.put(node, now));
        flavor("f1", 1, 512, 1);
    }

    static RequestContext user(String request, String user, String project, Set<String> roles) {
        return new RequestContext(request, user, user, "default", project, null, false, roles);
    }

    /** The beans wired as the container does it, on one entity manager. */
    final class Beans {
        final EntityManager em;
        final ServerServiceBean servers = new ServerServiceBean();
        final AgentEventsBean events = new AgentEventsBean();
        final OverdueServerOperations overdue = new OverdueServerOperations();
        final FlavorServiceBean flavors = new FlavorServiceBean();
        final KeyPairServiceBean keyPairs = new KeyPairServiceBean();
        final ConsoleServiceBean consoles = new ConsoleServiceBean();
        final ServerGroupServiceBean groups = new ServerGroupServiceBean();

        Beans(EntityManager em) {
            this.em = em;
            ServerRepository repository = new ServerRepository();
            repository.em = em;
            repository.ports = ports;
            ServerTransitions transitions = new ServerTransitions();
            transitions.clock = clock;
            transitions.placement = placement;
            transitions.ports = ports;
            transitions.quota = quota;
            transitions.news = news::add;
            transitions.groups = new GroupMembership();
            transitions.groups.groups = new ServerGroupRepository();
            transitions.groups.groups.em = em;
            transitions.groups.placement = placement;
            transitions.groups.quota = quota;
            groups.groups = transitions.groups.groups;
            groups.quota = quota;
            groups.clock = clock;
            groups.ids = ids;
            ServerCommands commands = new ServerCommands();
            commands.outbox = outbox;
            commands.images = images;
            commands.ports = ports;
            commands.settings = settings;
            BootChecks checks = new BootChecks();
            checks.em = em;
            checks.images = images;
            checks.ports = ports;
            checks.quota = quota;
            ServerBooting booting = new ServerBooting();
            booting.checks = checks;
            booting.repository = repository;
            booting.transitions = transitions;
            booting.commands = commands;
            booting.operations = operations;
            booting.settings = settings;
            booting.ids = ids;
            ServerVerbs verbs = new ServerVerbs();
            verbs.repository = repository;
            verbs.transitions = transitions;
            verbs.commands = commands;
            verbs.operations = operations;
            verbs.nodes = nodes;
            verbs.settings = settings;
            servers.repository = repository;
            ServerWork work = new ServerWork();
            work.booting = booting;
            work.verbs = verbs;
            servers.work = work;
            servers.verbs = verbs;
            servers.commands = commands;
            servers.operations = operations;
            servers.dialogue = dialogue;
            servers.settings = settings;
            ServerOutcomes outcomes = new ServerOutcomes();
            outcomes.repository = repository;
            outcomes.transitions = transitions;
            outcomes.booting = booting;
            outcomes.commands = commands;
            outcomes.operations = operations;
            NodeReconciler reconciler = new NodeReconciler();
            reconciler.em = em;
            reconciler.repository = repository;
            reconciler.outcomes = outcomes;
            reconciler.commands = commands;
            reconciler.settings = settings;
            events.inbox = inbox;
            events.outcomes = outcomes;
            events.reconciler = reconciler;
            events.nodes = nodes;
            events.clock = clock;
            overdue.repository = repository;
            overdue.transitions = transitions;
            overdue.booting = booting;
            overdue.commands = commands;
            overdue.operations = operations;
            overdue.nodes = nodes;
            overdue.settings = settings;
            flavors.em = em;
            flavors.clock = clock;
            flavors.ids = ids;
            keyPairs.em = em;
            keyPairs.clock = clock;
            keyPairs.quota = quota;
            consoles.em = em;
            consoles.repository = repository;
            consoles.dialogue = dialogue;
            consoles.clock = clock;
            consoles.ids = ids;
            consoles.settings = settings;
        }
    }

    <T> T in(Function<Beans, T> work) {
        return database.inTransaction(em -> work.apply(new Beans(em)));
    }

    void run(Consumer<Beans> work) {
        database.run(em -> work.accept(new Beans(em)));
    }

    void flavor(String id, int vcpus, int ram, int disk) {
        run(b -> b.flavors.create(ADMIN, new NewFlavor(id, "name-" + id, vcpus, ram, disk, 0, 0, 1.0, true, null)));
    }

    static BootServer wish(String name, int min, int max) {
        return new BootServer(
                name, null, null, "f1", "image-1", null, null, null, null, null, Map.of(), List.of(), null, null, null,
                null, null, null, min, max, Map.of());
    }

    static BootServer wish(String name, Map<String, String> metadata, List<String> tags) {
        return new BootServer(
                name, null, null, "f1", "image-1", null, null, null, null, null, metadata, tags, null, null, null, null,
                null, null, 1, 1, Map.of());
    }

    Booted boot(BootServer wish) {
        return in(b -> b.servers.boot(OWNER, wish));
    }

    String bootOne(String name) {
        return boot(wish(name, 1, 1)).servers().get(0).id();
    }

    /** Accepted and reported as booted. */
    String bootActive(String name) {
        String id = bootOne(name);
        booted(id);
        return id;
    }

    void booted(String id) {
        event(new ServerBooted(get(id).node(), running(id).id(), id, PowerState.RUNNING, List.of()));
    }

    ServerView get(String id) {
        return in(b -> b.servers.get(ADMIN, id));
    }

    OperationView running(String id) {
        return operations.running("server", id).orElseThrow();
    }

    void event(AgentEvent event) {
        event("key-" + ids.uuid(), event);
    }

    void event(String key, AgentEvent event) {
        run(b -> b.events.handle(Envelope.of(key, "req-agent", now, event)));
    }

    void inventory(String node, NodeInventory.Domain... domains) {
        event(new NodeInventory(
                node,
                "agent-" + node,
                now.minusSeconds(1000),
                now,
                new NodeInventory.NodeFacts("simulator", 1, "10.0.0.1", "x86_64", null, 4, 8192, 0, 100, 90, null),
                List.of(domains)));
    }

    void passSeconds(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Time passes, the nodes that are up report, and the reaper looks at what is overdue. */
    void reap(long seconds) {
        passSeconds(seconds);
        nodes.lastSeen.replaceAll((node, seen) -> nodes.down.contains(node) ? seen : now.minusMillis(1));
        for (OperationView operation : List.copyOf(operations.all.values())) {
            if (operation.running() && operation.deadline().isBefore(now)) {
                run(b -> b.overdue.decide(operation));
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
