package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ustack.identity.ServiceProviderService;

/** Another cloud that takes this one's word. */
@Entity
@Table(name = "identity_service_provider")
public class ServiceProvider {

    /** Upstream's default ({@code [saml] relay_state_prefix}). */
    private static final String RELAY_STATE_PREFIX = "ss:mem:";

    @Id
    private String id;

    @Column(name = "auth_url")
    private String authUrl;

    @Column(name = "sp_url")
    private String spUrl;

    private boolean enabled;

    @Column(columnDefinition = "longtext")
    private String description;

    @Column(name = "relay_state_prefix")
    private String relayStatePrefix = RELAY_STATE_PREFIX;

    protected ServiceProvider() {}

    public ServiceProvider(String id) {
        this.id = id;
    }

    public void change(ServiceProviderService.Draft draft) {
        authUrl = draft.authUrl() == null ? authUrl : draft.authUrl();
        spUrl = draft.spUrl() == null ? spUrl : draft.spUrl();
        enabled = draft.enabled() == null ? enabled : draft.enabled();
        if (draft.description() != null) {
            description = draft.description().isEmpty() ? null : draft.description();
        }
        relayStatePrefix = draft.relayStatePrefix() == null ? relayStatePrefix : draft.relayStatePrefix();
    }

    public ServiceProviderService.ServiceProvider view() {
        return new ServiceProviderService.ServiceProvider(id, authUrl, spUrl, enabled, description, relayStatePrefix);
    }
}
