package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.compute.internal.World.OWNER;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ServerService.ServerChange;
import org.ustack.contract.BootServer;
import org.ustack.contract.DescribeGuest;

/** What a guest may read about itself follows what its owner changes. */
class GuestDescriptionTest {

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private DescribeGuest last() {
        return world.outbox.last(DescribeGuest.class);
    }

    @Test
    void nodeHearsOfNewMetadata() {
        String id = world.bootActive("web");
        world.run(b -> b.servers.setMetadata(OWNER, id, Map.of("role", "front", "old", "yes"), true));
        assertThat(last().guest().meta()).containsOnly(Map.entry("role", "front"), Map.entry("old", "yes"));
        assertThat(last().node()).isEqualTo(world.get(id).node());
        int first = last().guest().generation();
        world.run(b -> b.servers.deleteMetadata(OWNER, id, "old"));
        assertThat(last().guest().meta()).containsOnly(Map.entry("role", "front"));
        assertThat(last().guest().generation()).isGreaterThan(first);
    }

    @Test
    void nodeHearsOfANewName() {
        String id = world.bootActive("web");
        world.run(b -> b.servers.update(OWNER, id, renamed("shop")));
        assertThat(last().name()).isEqualTo("shop");
    }

    @Test
    void whatChangedDuringTheBootIsToldAfterIt() {
        String id = world.bootOne("web");
        assertThat(world.outbox.last(BootServer.class).metadata().generation()).isZero();
        world.run(b -> b.servers.setMetadata(OWNER, id, Map.of("role", "front"), true));
        int before = world.outbox.all(DescribeGuest.class).size();
        world.booted(id);
        assertThat(world.outbox.all(DescribeGuest.class)).hasSize(before + 1);
        assertThat(last().guest().meta()).containsEntry("role", "front");
    }

    @Test
    void aBootWithoutChangesSendsNothingMore() {
        world.bootActive("web");
        assertThat(world.outbox.all(DescribeGuest.class)).isEmpty();
    }

    private static ServerChange renamed(String name) {
        return new ServerChange(name, null, false, null, null, null, null);
    }
}
