package org.ustack.rest.compute;

import java.util.Map;
import org.ustack.compute.FlavorService.FlavorView;

/** A flavor at one microversion. */
final class FlavorJson {

    private static final int DESCRIPTION = 55;
    private static final int EXTRA_SPECS = 61;

    private final Microversion version;
    private final Links links;
    private final boolean specs;

    /** @param specs whether the reader may see extra specs */
    FlavorJson(Microversion version, Links links, boolean specs) {
        this.version = version;
        this.links = links;
        this.specs = specs;
    }

    Map<String, Object> brief(FlavorView flavor) {
        Map<String, Object> shown =
                Json.object("id", flavor.id(), "name", flavor.name(), "links", links.both("flavors", flavor.id()));
        if (version.atLeast(DESCRIPTION)) {
            shown.put("description", flavor.description());
        }
        return shown;
    }

    Map<String, Object> full(FlavorView flavor) {
        Object swap = flavor.swap() == 0 && version.before(QueryParameters.STRICT_SINCE) ? "" : flavor.swap();
        Map<String, Object> shown = Json.object(
                "id", flavor.id(),
                "name", flavor.name(),
                "ram", flavor.ram(),
                "disk", flavor.disk(),
                "vcpus", flavor.vcpus(),
                "swap", swap,
                "OS-FLV-EXT-DATA:ephemeral", flavor.ephemeral(),
                "OS-FLV-DISABLED:disabled", flavor.disabled(),
                "os-flavor-access:is_public", flavor.isPublic(),
                "rxtx_factor", flavor.rxtxFactor(),
                "links", links.both("flavors", flavor.id()));
        if (version.atLeast(DESCRIPTION)) {
            shown.put("description", flavor.description());
        }
        if (version.atLeast(EXTRA_SPECS) && specs) {
            shown.put("extra_specs", flavor.extraSpecs());
        }
        return shown;
    }
}
