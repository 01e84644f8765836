package org.ustack.platform.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that still has to leave. */
@Entity
@Table(name = "outbox_message")
public class OutboxMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_message_seq")
    @SequenceGenerator(name = "outbox_message_seq", sequenceName = "outbox_message_seq", allocationSize = 1)
    private Long id;

    @Column(name = "message_key")
    private String key;

    private String queue;

    @Column(columnDefinition = "longtext")
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    protected OutboxMessage() {}

    public OutboxMessage(String key, String queue, String body, Instant createdAt) {
        this.key = key;
        this.queue = queue;
        this.body = body;
        this.createdAt = createdAt;
    }

    public Long id() {
        return id;
    }

    public String key() {
        return key;
    }

    public String queue() {
        return queue;
    }

    public String body() {
        return body;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
