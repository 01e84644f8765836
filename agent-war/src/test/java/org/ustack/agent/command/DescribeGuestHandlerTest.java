package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.Fixtures;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.DescribeGuest;
import org.ustack.contract.GuestMetadata;

class DescribeGuestHandlerTest {

    @TempDir
    Path folder;

    private InstanceStore store;
    private DescribeGuestHandler handler;

    @BeforeEach
    void open() {
        store = new InstanceStore(folder);
        handler = new DescribeGuestHandler(store);
    }

    private static DescribeGuest news(String name, String role, int generation) {
        GuestMetadata guest = new GuestMetadata(
                "web-1",
                "project-1",
                "nova",
                Map.of("role", role),
                List.of(),
                null,
                null,
                0,
                "r",
                "i",
                "a",
                "f",
                List.of(),
                generation);
        return new DescribeGuest(Fixtures.NODE, Fixtures.SERVER, name, guest);
    }

    private GuestRecord known() throws Exception {
        return store.guest(Fixtures.SERVER).orElseThrow();
    }

    @Test
    void replacesWhatTheGuestReads() throws Exception {
        store.writeGuest(GuestRecord.of(Fixtures.boot(Fixtures.operation(1))));
        assertThat(handler.handle(news("shop", "back", 1))).isEmpty();
        assertThat(known().name()).isEqualTo("shop");
        assertThat(known().metadata().meta()).containsOnly(Map.entry("role", "back"));
        assertThat(known().nics())
                .isEqualTo(Fixtures.boot(Fixtures.operation(1)).nics());
        assertThat(new InstanceStore(folder).guest(Fixtures.SERVER)).contains(known());
    }

    @Test
    void lateNewsChangeNothing() throws Exception {
        store.writeGuest(GuestRecord.of(Fixtures.boot(Fixtures.operation(1))));
        handler.handle(news("newest", "third", 3));
        handler.handle(news("older", "second", 2));
        handler.handle(news("again", "third", 3));
        assertThat(known().name()).isEqualTo("newest");
    }

    @Test
    void newsOfAGuestThatIsNotHereLeaveNothingBehind() throws Exception {
        handler.handle(news("shop", "back", 1));
        assertThat(store.guest(Fixtures.SERVER)).isEmpty();
        assertThat(store.folder(Fixtures.SERVER)).doesNotExist();
    }
}
