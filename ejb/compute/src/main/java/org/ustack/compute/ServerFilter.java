package org.ustack.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which servers, in which order. Null or empty parts do not restrict.
 *
 * @param allProjects admins only
 * @param projectId with allProjects: of this project only
 * @param nameRegex a regular expression that the name must contain, as the compute API has it
 * @param statuses values of {@link ServerStatus#status()}
 * @param ids only these
 * @param ip fixed address, a regular expression
 * @param deleted also or only deleted ones (admins): null no, true only deleted
 * @param sort key and direction pairs; the ids break ties
 */
public record ServerFilter(
        boolean allProjects,
        String projectId,
        String userId,
        String nameRegex,
        Set<String> statuses,
        Set<String> vmStates,
        Set<String> ids,
        String flavorId,
        String imageId,
        String node,
        String availabilityZone,
        String keyName,
        String reservationId,
        String ip,
        String description,
        Boolean locked,
        Instant changesSince,
        Instant changesBefore,
        Boolean deleted,
        List<String> tagsAll,
        List<String> tagsAny,
        List<String> notTagsAll,
        List<String> notTagsAny,
        Map<String, String> metadata,
        List<Sort> sort) {

    /** @param key {@code created_at}, {@code display_name}, {@code uuid}, {@code updated_at}, {@code vm_state}, … */
    public record Sort(String key, boolean ascending) {}

    /** All of the caller's own project, newest first. */
    public static ServerFilter own() {
        return new ServerFilter(
                false, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
    }
}
