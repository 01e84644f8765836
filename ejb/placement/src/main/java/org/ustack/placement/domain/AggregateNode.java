package org.ustack.placement.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** That a node is in an aggregate. Written by statements. */
@Entity
@Table(name = "aggregate_node")
@IdClass(AggregateNode.Key.class)
public class AggregateNode {

    @Id
    @Column(name = "aggregate_id")
    private Integer aggregateId;

    @Id
    @Column(name = "node_id")
    private String nodeId;

    protected AggregateNode() {}

    /** Primary key. */
    public record Key(Integer aggregateId, String nodeId) implements Serializable {}
}
