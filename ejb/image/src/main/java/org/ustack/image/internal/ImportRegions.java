package org.ustack.image.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ustack.identity.CatalogService;
import org.ustack.identity.EndpointView;
import org.ustack.image.ImportImage.RemoteImage;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;

/** Which regions' images can be had: those of the catalog whose image service is this one. */
@ApplicationScoped
public class ImportRegions {

    private static final String SERVICE = "image";

    @Inject
    CatalogService catalog;

    @Inject
    Settings settings;

    /** Why nothing can be had from there; empty if it can. */
    public Optional<String> problem(RemoteImage source) {
        Optional<EndpointView> endpoint = catalog.offers(null).stream()
                .filter(offer -> SERVICE.equals(offer.service().type()))
                .flatMap(offer -> offer.endpoints().stream())
                .filter(found -> source.region().equals(found.regionId())
                        && source.face().equals(found.face()))
                .findFirst();
        if (endpoint.isEmpty()) {
            return Optional.of(
                    "The catalog has no " + source.face() + " image endpoint in region " + source.region() + ".");
        }
        String url = endpoint.get().url();
        boolean ours = url.startsWith(CatalogService.PUBLIC_URL)
                || url.startsWith(settings.get(PlatformSettings.PUBLIC_URL) + "/");
        // A token is never stored, so there is nothing to show to another cloud once the request is over.
        return ours
                ? Optional.empty()
                : Optional.of("The image service of region " + source.region() + " is not one of this cloud.");
    }
}
