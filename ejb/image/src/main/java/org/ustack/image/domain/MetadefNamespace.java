package org.ustack.image.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.ustack.image.NamespaceDraft;
import org.ustack.image.NamespaceView;
import org.ustack.image.Visibility;

/** A namespace of metadata definitions. */
@Entity
@Table(name = "metadef_namespace")
public class MetadefNamespace {

    @Id
    private String id;

    @Version
    private long version;

    private String name;

    @Column(name = "display_name")
    private String displayName;

    @Column(columnDefinition = "longtext")
    private String description;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private Visibility visibility;

    private String owner;

    @Column(name = "delete_protected")
    private boolean deleteProtected;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected MetadefNamespace() {}

    public MetadefNamespace(String id, String callersProject, NamespaceDraft draft, Instant now) {
        this.id = id;
        this.createdAt = now;
        become(callersProject, draft, now);
    }

    /** All of it: what the draft does not say falls back to what a new namespace has. */
    public void become(String callersProject, NamespaceDraft draft, Instant now) {
        name = draft.name();
        displayName = draft.displayName();
        description = draft.description();
        visibility = draft.visibility() == null ? Visibility.PRIVATE : draft.visibility();
        owner = draft.owner() == null ? callersProject : draft.owner();
        deleteProtected = draft.deleteProtected();
        updatedAt = now;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Visibility visibility() {
        return visibility;
    }

    public String owner() {
        return owner;
    }

    public boolean deleteProtected() {
        return deleteProtected;
    }

    public NamespaceView view() {
        return new NamespaceView(
                name, displayName, description, visibility, owner, deleteProtected, createdAt, updatedAt);
    }
}
