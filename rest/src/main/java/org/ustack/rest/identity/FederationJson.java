package org.ustack.rest.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.IdentityProviderService.Protocol;
import org.ustack.identity.IdentityProviderService.Provider;
import org.ustack.identity.MappingService.Mapping;
import org.ustack.identity.ServiceProviderService.ServiceProvider;

/** Federation's things as Keystone writes them. */
final class FederationJson {

    private final String base;

    /** @param publicUrl the address that the client came to */
    FederationJson(String publicUrl) {
        this.base = publicUrl + "/identity/v3/OS-FEDERATION";
    }

    Map<String, Object> provider(Provider view) {
        String self = base + "/identity_providers/" + view.id();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("domain_id", view.domainId());
        json.put("enabled", view.enabled());
        json.put("description", view.description());
        json.put("authorization_ttl", view.authorizationTtl());
        json.put("remote_ids", view.remoteIds());
        json.put("links", Map.of("self", self, "protocols", self + "/protocols"));
        return json;
    }

    Map<String, Object> protocol(Protocol view) {
        String provider = base + "/identity_providers/" + view.providerId();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("mapping_id", view.mappingId());
        if (view.remoteIdAttribute() != null) {
            json.put("remote_id_attribute", view.remoteIdAttribute());
        }
        json.put("links", Map.of("self", provider + "/protocols/" + view.id(), "identity_provider", provider));
        return json;
    }

    Map<String, Object> mapping(Mapping view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("rules", view.rules());
        json.put("links", Map.of("self", base + "/mappings/" + view.id()));
        return json;
    }

    Map<String, Object> serviceProvider(ServiceProvider view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("auth_url", view.authUrl());
        json.put("sp_url", view.spUrl());
        json.put("enabled", view.enabled());
        json.put("description", view.description());
        json.put("relay_state_prefix", view.relayStatePrefix());
        json.put("links", Map.of("self", base + "/service_providers/" + view.id()));
        return json;
    }

    /** As a token shows them. */
    static List<Map<String, Object>> inToken(List<ServiceProvider> providers) {
        return providers.stream()
                .map(view ->
                        Map.<String, Object>of("id", view.id(), "auth_url", view.authUrl(), "sp_url", view.spUrl()))
                .toList();
    }
}
