package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Whom of a provider's people a user of this cloud stands for. */
@Entity
@Table(name = "identity_federated_user")
public class FederatedUser {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "provider_id")
    private String providerId;

    private String protocol;

    @Column(name = "unique_id")
    private String uniqueId;

    protected FederatedUser() {}

    public FederatedUser(String userId, String providerId, String protocol, String uniqueId) {
        this.userId = userId;
        this.providerId = providerId;
        this.protocol = protocol;
        this.uniqueId = uniqueId;
    }

    public String userId() {
        return userId;
    }

    public String providerId() {
        return providerId;
    }

    public String protocol() {
        return protocol;
    }
}
