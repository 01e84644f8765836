package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.ustack.identity.IdentityProviderService;

/** A way in which a provider's word comes, with the mapping of it. */
@Entity
@Table(name = "identity_federation_protocol")
public class FederationProtocol {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_federation_protocol_seq")
    @SequenceGenerator(
            name = "identity_federation_protocol_seq",
            sequenceName = "identity_federation_protocol_seq",
            allocationSize = 1)
    private Long id;

    @Column(name = "provider_id")
    private String providerId;

    private String name;

    @Column(name = "mapping_id")
    private String mappingId;

    @Column(name = "remote_id_attribute")
    private String remoteIdAttribute;

    protected FederationProtocol() {}

    public FederationProtocol(String providerId, String name) {
        this.providerId = providerId;
        this.name = name;
    }

    /** Null leaves it. */
    public void change(String newMappingId, String newRemoteIdAttribute) {
        mappingId = newMappingId == null ? mappingId : newMappingId;
        remoteIdAttribute = newRemoteIdAttribute == null ? remoteIdAttribute : newRemoteIdAttribute;
    }

    public String mappingId() {
        return mappingId;
    }

    public IdentityProviderService.Protocol view() {
        return new IdentityProviderService.Protocol(name, providerId, mappingId, remoteIdAttribute);
    }
}
