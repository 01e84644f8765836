package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A difference that one inventory showed and the next must confirm. Written by statements. */
@Entity
@Table(name = "node_suspicion")
@IdClass(NodeSuspicion.Key.class)
public class NodeSuspicion {

    @Id
    private String node;

    @Id
    @Column(name = "server_id")
    private String serverId;

    private String kind;

    @Column(name = "seen_at")
    private Instant seenAt;

    protected NodeSuspicion() {}

    /** Primary key. */
    public record Key(String node, String serverId) implements Serializable {}
}
