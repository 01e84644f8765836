package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A project that may use a private flavor. Written by statements. */
@Entity
@Table(name = "flavor_access")
@IdClass(FlavorAccess.Key.class)
public class FlavorAccess {

    @Id
    @Column(name = "flavor_number")
    private long flavorNumber;

    @Id
    @Column(name = "project_id")
    private String projectId;

    protected FlavorAccess() {}

    /** Primary key. */
    public record Key(long flavorNumber, String projectId) implements Serializable {}
}
