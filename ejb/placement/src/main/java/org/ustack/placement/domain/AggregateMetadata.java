package org.ustack.placement.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** An item of an aggregate's metadata. Written by statements. */
@Entity
@Table(name = "aggregate_metadata")
@IdClass(AggregateMetadata.Key.class)
public class AggregateMetadata {

    @Id
    @Column(name = "aggregate_id")
    private Integer aggregateId;

    @Id
    @Column(name = "item_key")
    private String itemKey;

    @Column(name = "item_value")
    private String itemValue;

    protected AggregateMetadata() {}

    /** Primary key. */
    public record Key(Integer aggregateId, String itemKey) implements Serializable {}
}
