package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.Envelope;

/** What is given to the outbox leaves with the commit, once and in order, and with a rollback not at all. */
@ExtendWith(ArquillianExtension.class)
class OutboxTest {

    private static final long ARRIVES_MILLIS = 10_000;

    private final String queue = "agent.outbox-test-" + UUID.randomUUID();
    private JMSContext broker;
    private JMSConsumer consumer;

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    @BeforeEach
    void listen() {
        broker = Server.lookup("java:/UStackMessaging", ConnectionFactory.class).createContext();
        consumer = broker.createConsumer(broker.createQueue(queue));
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private void send(String what) {
        Server.outbox().send(queue, "req-test", new DestroyOrphan("node", what));
    }

    private Envelope next() {
        String text = consumer.receiveBody(String.class, ARRIVES_MILLIS);
        assertThat(text).as("a message on " + queue).isNotNull();
        return Envelope.parse(text);
    }

    private String nextOne() {
        return ((DestroyOrphan) next().body()).server();
    }

    private void assertNothingMore() {
        assertThat(Server.number("select count(*) from outbox_message where queue = ?", queue))
                .isZero();
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    void whatWasRolledBackIsNeverSent() throws Exception {
        Server.inTransaction(false, () -> send("rolled back"));
        Server.inTransaction(true, () -> send("committed"));

        assertThat(nextOne()).isEqualTo("committed");
        drained();
        assertNothingMore();
    }

    @Test
    void nothingLeavesBeforeTheCommit() throws Exception {
        Server.inTransaction(true, () -> {
            send("later");
            // Long enough for the relay's own timer, which looks every two seconds.
            assertThat(consumer.receive(2_500)).isNull();
        });

        assertThat(nextOne()).isEqualTo("later");
    }

    @Test
    void whatWasCommittedArrivesOnceAndInOrder() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int transaction = 0; transaction < 10; transaction++) {
            String name = "transaction " + transaction + ", message ";
            Server.inTransaction(true, () -> {
                for (int message = 0; message < 5; message++) {
                    send(name + message);
                    sent.add(name + message);
                }
            });
        }

        List<String> received = new ArrayList<>();
        while (received.size() < sent.size()) {
            received.add(nextOne());
        }
        assertThat(received).isEqualTo(sent);
        drained();
        assertNothingMore();
    }

    /** As after a crash between the send and the deletion of the row: the timer finds the row and sends it again. */
    @Test
    void whatIsSentAgainArrivesOnce() throws Exception {
        Server.inTransaction(true, () -> send("once"));
        Envelope first = next();
        drained();

        Server.update(
                "insert into outbox_message (id, message_key, queue, body, created_at)"
                        + " values (next value for outbox_message_seq, ?, ?, ?, ?)",
                first.key(),
                queue,
                first.toJson(),
                Instant.now());
        drained();

        assertNothingMore();
        Server.inTransaction(true, () -> send("the next"));
        assertThat(nextOne()).isEqualTo("the next");
    }

    private void drained() {
        Waiting.soon().until(() -> Server.number("select count(*) from outbox_message where queue = ?", queue) == 0);
    }
}
