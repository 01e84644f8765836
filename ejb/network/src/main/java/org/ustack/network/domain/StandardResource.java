package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.ustack.network.ResourceHead;

/** The attributes that all things of this service have. The revision is what clients see; the version guards the row. */
@MappedSuperclass
public abstract class StandardResource {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    private String description;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    private long revision;

    @Version
    private long version;

    protected StandardResource() {}

    protected StandardResource(String id, String projectId, String description, Instant now) {
        this.id = id;
        this.projectId = projectId;
        this.description = description;
        this.createdAt = now;
        this.updatedAt = now;
        this.revision = 1;
    }

    public String id() {
        return id;
    }

    public String projectId() {
        return projectId;
    }

    public long revision() {
        return revision;
    }

    public Instant createdAt() {
        return createdAt;
    }

    protected void describe(String text) {
        this.description = text == null ? "" : text;
    }

    /** Every change that clients can see ends with this. */
    public void touch(Instant now) {
        updatedAt = now;
        revision++;
    }

    protected ResourceHead head(String name, List<String> tags) {
        return new ResourceHead(id, projectId, name, description, createdAt, updatedAt, revision, tags);
    }
}
