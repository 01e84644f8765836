package org.ustack.web.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.ustack.identity.CatalogService;
import org.ustack.identity.EndpointView;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** Where clients find this cloud: what the catalog says of the identity API. */
@ApplicationScoped
public class ClientSettings {

    private static final String VERSION = "/v3";

    @Inject
    CatalogService catalog;

    @Inject
    Settings settings;

    /** @param projectId whose catalog; null for that of all */
    ClientFiles files(String projectId) {
        List<EndpointView> endpoints = catalog.offers(projectId).stream()
                .filter(offer -> "identity".equals(offer.service().type()))
                .flatMap(offer -> offer.endpoints().stream())
                .filter(endpoint -> "public".equals(endpoint.face()))
                .toList();
        if (endpoints.isEmpty()) {
            throw new IllegalStateException("the catalog has no public endpoint of the identity API");
        }
        EndpointView endpoint = endpoints.get(0);
        String url = endpoint.url().replace(CatalogService.PUBLIC_URL, settings.get(PlatformSettings.PUBLIC_URL));
        String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return new ClientFiles(plain.endsWith(VERSION) ? plain : plain + VERSION, endpoint.regionId());
    }
}
