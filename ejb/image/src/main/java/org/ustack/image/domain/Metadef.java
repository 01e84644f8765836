package org.ustack.image.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefView;

/** A definition of one kind under one name of a namespace. */
@Entity
@Table(name = "metadef_definition")
@IdClass(Metadef.Key.class)
public class Metadef {

    @Id
    @Column(name = "namespace_id")
    private String namespaceId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private MetadefKind kind;

    @Id
    private String name;

    @Column(columnDefinition = "longtext")
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Metadef() {}

    public Metadef(String namespaceId, MetadefDraft draft, Instant createdAt, Instant now) {
        this.namespaceId = namespaceId;
        this.kind = draft.kind();
        this.name = draft.name();
        this.body = draft.body();
        this.createdAt = createdAt;
        this.updatedAt = now;
    }

    public void become(String newBody, Instant now) {
        body = newBody;
        updatedAt = now;
    }

    public String namespaceId() {
        return namespaceId;
    }

    public String name() {
        return name;
    }

    public MetadefView view() {
        return new MetadefView(kind, name, body, createdAt, updatedAt);
    }

    /** Primary key. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String namespaceId;
        private MetadefKind kind;
        private String name;

        protected Key() {}

        public Key(String namespaceId, MetadefKind kind, String name) {
            this.namespaceId = namespaceId;
            this.kind = kind;
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && namespaceId.equals(key.namespaceId)
                    && kind == key.kind
                    && name.equals(key.name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(namespaceId, kind, name);
        }
    }
}
