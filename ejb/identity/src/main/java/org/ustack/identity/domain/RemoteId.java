package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A name by which an identity provider calls itself; no two share one. */
@Entity
@Table(name = "identity_provider_remote_id")
public class RemoteId {

    @Id
    @Column(name = "remote_id")
    private String id;

    @Column(name = "provider_id")
    private String providerId;

    protected RemoteId() {}

    public RemoteId(String id, String providerId) {
        this.id = id;
        this.providerId = providerId;
    }

    public String id() {
        return id;
    }

    public String providerId() {
        return providerId;
    }
}
