package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ustack.contract.Envelope;
import org.ustack.contract.NodeInventory;

/** A consumer that throws gets the message again; what can never be handled ends in the dead letter queue. */
@ExtendWith(ArquillianExtension.class)
class RedeliveryTest {

    private static final int ATTEMPTS = 3;
    private static final long ARRIVES_MILLIS = 20_000;

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    /** Attempts as configured would take eight minutes: the same rule with fewer and quicker ones. */
    private record Patience(String address, Object attempts, Object pause, Object longest) {

        static Patience of(String address) {
            return new Patience(
                    address,
                    Server.managed(name(address), "maxDeliveryAttempts"),
                    Server.managed(name(address), "redeliveryDelay"),
                    Server.managed(name(address), "maxRedeliveryDelay"));
        }

        void set() {
            Server.manage(name(address), "maxDeliveryAttempts", attempts);
            Server.manage(name(address), "redeliveryDelay", pause);
            Server.manage(name(address), "maxRedeliveryDelay", longest);
        }

        Patience less() {
            return new Patience(address, ATTEMPTS, 100L, 200L);
        }

        private static String name(String address) {
            return "jboss.as:subsystem=messaging-activemq,server=default,address-setting=" + address;
        }
    }

    private List<Patience> usual;

    @BeforeEach
    void loseThePatience() {
        usual = List.of(Patience.of("jms.queue.agent.#"), Patience.of("jms.queue.controller.events"));
        usual.forEach(patience -> patience.less().set());
    }

    @AfterEach
    void findItAgain() {
        usual.forEach(Patience::set);
        Simulator.clearFaults();
    }

    @Test
    void commandThatMetASilentHypervisorComesAgain() {
        Cloud cloud = Cloud.newProject();
        String network = cloud.network("10.80.0.0/28");
        // Looking for the domain is the first thing that a boot does, and nothing else does it.
        Simulator.silence("FIND", ATTEMPTS - 1);

        String server = cloud.activeServer(network);

        assertThat(Simulator.faultsStruck()).isEqualTo(ATTEMPTS - 1);
        assertThat(Server.number("select max(attempt) from operation where resource_id = ?", server))
                .as("the same operation")
                .isEqualTo(1);
    }

    @Test
    void commandThatNobodyUnderstandsEndsAsADeadLetterAndHoldsUpNothing() throws JMSException {
        deadLetter("agent." + System.getProperty("ustack.agent.name"), "not a command " + UUID.randomUUID());

        Cloud cloud = Cloud.newProject();
        cloud.activeServer(cloud.network("10.81.0.0/28"));
    }

    @Test
    void eventThatCannotBeStoredEndsAsADeadLetterAndHoldsUpNothing() throws JMSException {
        Instant now = Instant.now();
        NodeInventory withoutFacts = new NodeInventory("nowhere", "nobody", now, now, null, List.of());
        deadLetter(
                "controller.events",
                Envelope.of(UUID.randomUUID().toString(), "req-test", now, withoutFacts)
                        .toJson());

        Cloud cloud = Cloud.newProject();
        cloud.activeServer(cloud.network("10.82.0.0/28"));
    }

    private static void deadLetter(String queue, String text) throws JMSException {
        try (JMSContext broker =
                Server.lookup("java:/UStackMessaging", ConnectionFactory.class).createContext()) {
            broker.createProducer().send(broker.createQueue(queue), text);
            JMSConsumer deadLetters = broker.createConsumer(broker.createQueue("controller.dead-letters"));
            Message dead = deadLetters.receive(ARRIVES_MILLIS);
            assertThat(dead).as("a dead letter").isNotNull();
            assertThat(dead.getBody(String.class)).isEqualTo(text);
            assertThat(dead.getStringProperty("_AMQ_ORIG_ADDRESS")).isEqualTo("jms.queue." + queue);
            assertThat(deadLetters.receiveNoWait()).as("another one").isNull();
        }
    }
}
