package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ustack.contract.Envelope;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerPowerObserved;

/** An event counts once, however often and in how many threads it comes. */
@ExtendWith(ArquillianExtension.class)
class InboxTest {

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    /** An observation that no other rule would drop: of later than any state that the server will have. */
    private static Envelope stopped(String server) {
        Instant later = Instant.now().plus(Duration.ofHours(1));
        return Envelope.of(
                UUID.randomUUID().toString(),
                "req-test",
                Instant.now(),
                new ServerPowerObserved(Simulator.node(), server, PowerState.SHUT_DOWN, later));
    }

    private static long remembered(Envelope event) {
        return Server.number("select count(*) from inbox_message where message_key = ?", event.key());
    }

    private static void await(Cloud cloud, String server, String status) {
        Waiting.soon().until(() -> cloud.status(server), status::equals);
    }

    @Test
    void repeatChangesNothing() {
        Cloud cloud = Cloud.newProject();
        String server = cloud.activeServer(cloud.network("10.78.0.0/28"));
        Envelope event = stopped(server);

        Events.report(event.toJson(), 1);
        await(cloud, server, "SHUTOFF");
        assertThat(remembered(event)).isEqualTo(1);
        cloud.act(server, "os-start");
        await(cloud, server, "ACTIVE");

        Events.report(event.toJson(), 1);
        Waiting.soon().during(Duration.ofSeconds(2)).until(() -> cloud.status(server), "ACTIVE"::equals);

        Events.report(stopped(server).toJson(), 1);
        await(cloud, server, "SHUTOFF");
    }

    /** The sessions meet at the inbox's key; those that lose are delivered again, and dropped then. */
    @Test
    void sameEventInAllSessionsAtOnceCountsOnce() {
        Cloud cloud = Cloud.newProject();
        String server = cloud.activeServer(cloud.network("10.79.0.0/28"));
        long version = Server.number("select version from server where id = ?", server);
        Envelope event = stopped(server);

        Events.report(event.toJson(), 16);

        await(cloud, server, "SHUTOFF");
        cloud.act(server, "os-start");
        await(cloud, server, "ACTIVE");
        // The losers come again after a second.
        Waiting.soon().during(Duration.ofSeconds(2)).until(() -> cloud.status(server), "ACTIVE"::equals);
        assertThat(remembered(event)).isEqualTo(1);
        assertThat(Server.number("select version from server where id = ?", server) - version)
                .as("changes: observed, start begun, started")
                .isEqualTo(3);
    }
}
