package org.ustack.placement.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A group of nodes; which nodes, and its metadata, stand in tables of their own. */
@Entity
@Table(name = "aggregate")
public class Aggregate {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "aggregate_seq")
    @SequenceGenerator(name = "aggregate_seq", sequenceName = "aggregate_seq", allocationSize = 1)
    private Integer id;

    private String uuid;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Aggregate() {}

    public Aggregate(String uuid, String name, Instant now) {
        this.uuid = uuid;
        this.name = name;
        this.createdAt = now;
    }

    public void rename(String newName) {
        this.name = newName;
    }

    public void changed(Instant now) {
        this.updatedAt = now;
    }

    public int id() {
        return id;
    }

    public String uuid() {
        return uuid;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
