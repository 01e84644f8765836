package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.compute.internal.World.ADMIN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.compute.ComputeError;
import org.ustack.compute.RebuildWish;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.contract.MoveStep;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerMoved;
import org.ustack.kernel.CloudException;

/**
 * Every action in every state, against the rules of Nova's {@code compute/api.py} ({@code check_instance_state} of each verb).
 * What is allowed is accepted; what is not is the conflict that names the state, or the task that runs.
 */
class ActionRulesTest {

    /** Action, then the states from which Nova takes it. */
    private static final String RULES = """
            os-start           STOPPED
            os-stop            ACTIVE ERROR
            reboot-SOFT        ACTIVE
            reboot-HARD        ACTIVE STOPPED PAUSED SUSPENDED ERROR
            pause              ACTIVE
            unpause            PAUSED
            suspend            ACTIVE
            resume             SUSPENDED
            rebuild            ACTIVE STOPPED ERROR
            resize             ACTIVE STOPPED
            migrate            ACTIVE STOPPED
            confirmResize      RESIZED
            revertResize       RESIZED
            evacuate           ACTIVE STOPPED ERROR
            delete             BUILDING ACTIVE STOPPED PAUSED SUSPENDED RESIZED ERROR
            lock               BUILDING ACTIVE STOPPED PAUSED SUSPENDED RESIZED ERROR
            unlock             BUILDING ACTIVE STOPPED PAUSED SUSPENDED RESIZED ERROR
            os-resetState      BUILDING ACTIVE STOPPED PAUSED SUSPENDED RESIZED ERROR
            """;

    /** Actions that go past whatever runs. */
    private static final Set<String> ANY_TASK = Set.of("evacuate", "delete", "lock", "unlock", "os-resetState");

    private final Map<String, BiConsumer<World.Beans, String>> verbs = new LinkedHashMap<>();
    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.quota.limits.replaceAll((resource, limit) -> 1_000_000L);
        world.flavor("big", 2, 1024, 2);
        power("os-start", ServerAction.START);
        power("os-stop", ServerAction.STOP);
        power("reboot-SOFT", ServerAction.SOFT_REBOOT);
        power("reboot-HARD", ServerAction.HARD_REBOOT);
        power("pause", ServerAction.PAUSE);
        power("unpause", ServerAction.UNPAUSE);
        power("suspend", ServerAction.SUSPEND);
        power("resume", ServerAction.RESUME);
        verbs.put("rebuild", (b, id) -> b.moves.rebuild(ADMIN, id, rebuild()));
        verbs.put("resize", (b, id) -> b.moves.resize(ADMIN, id, "big", null));
        verbs.put("migrate", (b, id) -> b.moves.migrate(ADMIN, id, null));
        verbs.put("confirmResize", (b, id) -> b.moves.confirmResize(ADMIN, id));
        verbs.put("revertResize", (b, id) -> b.moves.revertResize(ADMIN, id));
        verbs.put("evacuate", (b, id) -> b.moves.evacuate(ADMIN, id, null, null));
        verbs.put("delete", (b, id) -> b.servers.delete(ADMIN, id));
        verbs.put("lock", (b, id) -> b.servers.lock(ADMIN, id, null));
        verbs.put("unlock", (b, id) -> b.servers.unlock(ADMIN, id));
        verbs.put("os-resetState", (b, id) -> b.servers.resetState(ADMIN, id, ServerState.ERROR));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void power(String key, ServerAction action) {
        verbs.put(key, (b, id) -> b.servers.change(ADMIN, id, action));
    }

    private static RebuildWish rebuild() {
        return new RebuildWish(
                "image-1", null, null, null, null, false, null, false, null, false, null, null, null, null, false);
    }

    private static Map<String, Set<ServerState>> rules() {
        Map<String, Set<ServerState>> rules = new LinkedHashMap<>();
        RULES.lines().map(line -> line.split(" +")).forEach(words -> {
            Set<ServerState> states = new LinkedHashSet<>();
            Arrays.stream(words).skip(1).map(ServerState::valueOf).forEach(states::add);
            rules.put(words[0], states);
        });
        return rules;
    }

    /** A server in that state on a node that is up; no operation runs on it. */
    private String server(ServerState state) {
        String id = world.bootActive("s");
        if (state == ServerState.RESIZED) {
            world.run(b -> b.moves.resize(ADMIN, id, "big", null));
            String operation = world.running(id).id();
            String destination = world.placement.claims.get(id);
            world.event(new ServerMoved("node-1", operation, id, MoveStep.DEPART, PowerState.NO_STATE, List.of()));
            world.event(new ServerMoved(destination, operation, id, MoveStep.ARRIVE, PowerState.RUNNING, List.of()));
        } else {
            world.run(b -> b.em.createQuery("update Server s set s.state = :state where s.id = :id")
                    .setParameter("state", state)
                    .setParameter("id", id)
                    .executeUpdate());
        }
        return id;
    }

    /** What became of it: null if it was accepted. */
    private CloudException attempt(String verb, String id) {
        boolean evacuated = verb.equals("evacuate");
        String node = world.get(id).node();
        if (evacuated) {
            world.nodes.down.add(node);
        }
        try {
            world.run(b -> verbs.get(verb).accept(b, id));
            return null;
        } catch (CloudException e) {
            return e;
        } finally {
            world.nodes.down.clear();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELETED")
    void everyActionInThisState(ServerState state) {
        List<String> wrong = new ArrayList<>();
        rules().forEach((verb, allowed) -> {
            String id = server(state);
            String vmState = ServerStatus.of(world.get(id)).vmState();
            CloudException refusal = attempt(verb, id);
            String expected = allowed.contains(state)
                    ? null
                    : "Cannot '" + verb.replaceAll("^os-|-SOFT|-HARD", "") + "' instance " + id
                            + " while it is in vm_state " + vmState;
            String actual = refusal == null ? null : refusal.getMessage();
            if (!java.util.Objects.equals(actual, expected)) {
                wrong.add(verb + ": " + actual + ", expected " + expected);
            }
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo(ComputeError.WRONG_STATE);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** From ACTIVE the first is begun; then each other comes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"os-stop", "reboot-SOFT", "reboot-HARD", "pause", "suspend", "rebuild", "resize", "migrate"})
    void everyActionWhileThisOneRuns(String running) {
        List<String> wrong = new ArrayList<>();
        rules().forEach((verb, allowed) -> {
            String id = server(ServerState.ACTIVE);
            world.run(b -> verbs.get(running).accept(b, id));
            ServerStatus status = ServerStatus.of(world.get(id));
            CloudException refusal = attempt(verb, id);
            boolean overtakes = ANY_TASK.contains(verb) || verb.equals("reboot-HARD") && running.equals("reboot-SOFT");
            String place = allowed.contains(ServerState.ACTIVE)
                    ? overtakes ? null : "task_state " + status.taskState()
                    : "vm_state active";
            String actual = refusal == null ? null : refusal.getMessage().replaceAll(".*while it is in ", "");
            if (!java.util.Objects.equals(actual, place)) {
                wrong.add(verb + ": " + actual + ", expected " + place);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aDeletedServerIsNotThere() {
        String id = server(ServerState.ACTIVE);
        world.run(b -> b.servers.delete(ADMIN, id));
        world.event(new org.ustack.contract.ServerDeleted(
                "node-1", world.running(id).id(), id));
        for (String verb : verbs.keySet()) {
            try {
                world.run(b -> verbs.get(verb).accept(b, id));
                throw new AssertionError(verb + " was accepted");
            } catch (CloudException e) {
                assertThat(e.code()).as(verb).isEqualTo(ComputeError.SERVER_NOT_FOUND);
            }
        }
    }

    @Test
    void theTableKnowsEveryActionAndState() {
        assertThat(rules().keySet()).isEqualTo(verbs.keySet());
        Set<ServerState> seen = new TreeSet<>();
        rules().values().forEach(seen::addAll);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ServerState.values())
                        .filter(state -> state != ServerState.DELETED)
                        .toList());
    }
}
