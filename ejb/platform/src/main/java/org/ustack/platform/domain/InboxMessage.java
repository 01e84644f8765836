package org.ustack.platform.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that was handled. Written by a single statement, since two deliveries may come at once. */
@Entity
@Table(name = "inbox_message")
public class InboxMessage {

    @Id
    @Column(name = "message_key")
    private String key;

    @Column(name = "received_at")
    private Instant receivedAt;

    protected InboxMessage() {}
}
