package org.ustack.compute;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Flavors: sizes that an admin offers. Changing a flavor does not touch servers that were made from it. */
public interface FlavorService {

    FlavorView create(RequestContext caller, NewFlavor flavor);

    /** @throws org.ustack.kernel.CloudException {@link ComputeError#FLAVOR_NOT_FOUND} also for a private one without access */
    FlavorView get(RequestContext caller, String flavorId);

    /**
     * @param isPublic null: both (admins)
     * @param minDisk GiB; @param minRam MiB
     * @param sortKey {@code flavorid}, {@code name}, {@code memory_mb}, {@code vcpus}, {@code root_gb}, …
     */
    Slice<FlavorView> list(
            RequestContext caller,
            Boolean isPublic,
            int minDisk,
            int minRam,
            String sortKey,
            boolean ascending,
            PageRequest page);

    FlavorView describe(RequestContext caller, String flavorId, String description);

    void delete(RequestContext caller, String flavorId);

    Map<String, String> setExtraSpecs(RequestContext caller, String flavorId, Map<String, String> specs);

    void deleteExtraSpec(RequestContext caller, String flavorId, String key);

    /** Project ids with access to a private flavor. */
    List<String> access(RequestContext caller, String flavorId);

    List<String> addAccess(RequestContext caller, String flavorId, String projectId);

    List<String> removeAccess(RequestContext caller, String flavorId, String projectId);

    /** Names by id, deleted flavors included. */
    Map<String, String> names(Collection<String> ids);

    /** @param id wanted id, or null to have one made; @param ram MiB; @param disk, ephemeral GiB; @param swap MiB */
    record NewFlavor(
            String id,
            String name,
            int vcpus,
            int ram,
            int disk,
            int ephemeral,
            int swap,
            double rxtxFactor,
            boolean isPublic,
            String description) {}

    record FlavorView(
            String id,
            String name,
            int vcpus,
            int ram,
            int disk,
            int ephemeral,
            int swap,
            double rxtxFactor,
            boolean isPublic,
            boolean disabled,
            String description,
            Map<String, String> extraSpecs) {}
}
