package org.ustack.image.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefView;

/** A type of resources, by the name that the orchestration service gives it. */
@Entity
@Table(name = "metadef_resource_type")
public class MetadefResourceType {

    @Id
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected MetadefResourceType() {}

    public MetadefResourceType(String name, Instant now) {
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public MetadefView view() {
        return new MetadefView(MetadefKind.ASSOCIATION, name, "{}", createdAt, updatedAt);
    }
}
