package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** An item of a server's metadata, for filters. Written by statements. */
@Entity
@Table(name = "server_metadata")
@IdClass(ServerMetadata.Key.class)
public class ServerMetadata {

    @Id
    @Column(name = "server_id")
    private String serverId;

    @Id
    @Column(name = "item_key")
    private String itemKey;

    @Column(name = "item_value")
    private String itemValue;

    protected ServerMetadata() {}

    /** Primary key. */
    public record Key(String serverId, String itemKey) implements Serializable {}
}
