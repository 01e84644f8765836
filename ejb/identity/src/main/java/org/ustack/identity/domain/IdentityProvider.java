package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.ustack.identity.IdentityProviderService;

/** Somebody whose word on who somebody is counts here. */
@Entity
@Table(name = "identity_provider")
public class IdentityProvider {

    @Id
    private String id;

    @Column(name = "domain_id")
    private String domainId;

    private boolean enabled;

    @Column(columnDefinition = "longtext")
    private String description;

    @Column(name = "authorization_ttl")
    private Integer authorizationTtl;

    protected IdentityProvider() {}

    public IdentityProvider(String id, String domainId) {
        this.id = id;
        this.domainId = domainId;
    }

    /** Its domain stays. */
    public void change(IdentityProviderService.Draft draft) {
        enabled = draft.enabled() == null ? enabled : draft.enabled();
        if (draft.description() != null) {
            description = draft.description().isEmpty() ? null : draft.description();
        }
        if (draft.authorizationTtl() != null) {
            authorizationTtl = draft.authorizationTtl() < 0 ? null : draft.authorizationTtl();
        }
    }

    public String id() {
        return id;
    }

    public String domainId() {
        return domainId;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Minutes, or null. */
    public Integer authorizationTtl() {
        return authorizationTtl;
    }

    public IdentityProviderService.Provider view(List<String> remoteIds) {
        return new IdentityProviderService.Provider(id, domainId, enabled, description, authorizationTtl, remoteIds);
    }
}
