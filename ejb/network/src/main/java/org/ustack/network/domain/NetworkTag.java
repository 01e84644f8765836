package org.ustack.network.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "network_tag")
@IdClass(NetworkTag.Key.class)
public class NetworkTag {

    @Id
    @Column(name = "resource_id")
    private String resourceId;

    @Id
    private String tag;

    protected NetworkTag() {}

    public NetworkTag(String resourceId, String tag) {
        this.resourceId = resourceId;
        this.tag = tag;
    }

    public String resourceId() {
        return resourceId;
    }

    public String tag() {
        return tag;
    }

    public record Key(String resourceId, String tag) implements Serializable {}
}
