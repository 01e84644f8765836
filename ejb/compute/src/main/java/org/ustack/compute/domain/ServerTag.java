package org.ustack.compute.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A server's tag, for filters. Written by statements. */
@Entity
@Table(name = "server_tag")
@IdClass(ServerTag.Key.class)
public class ServerTag {

    @Id
    @Column(name = "server_id")
    private String serverId;

    @Id
    @Column(name = "tag")
    private String tag;

    protected ServerTag() {}

    /** Primary key. */
    public record Key(String serverId, String tag) implements Serializable {}
}
