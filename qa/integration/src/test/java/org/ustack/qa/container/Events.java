package org.ustack.qa.container;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

/** The queue on which agents report, from an agent's side. */
final class Events {

    private Events() {}

    /** Puts the text there that often. */
    static void report(String text, int times) {
        try (JMSContext broker =
                Server.lookup("java:/UStackMessaging", ConnectionFactory.class).createContext()) {
            for (int i = 0; i < times; i++) {
                broker.createProducer().send(broker.createQueue("controller.events"), text);
            }
        }
    }
}
