package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.SnapshotService;
import org.ustack.kernel.CloudException;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;
import org.ustack.rest.common.JsonBody;

/** Makes images of a server, singly and as one of a row of backups. */
@RequestScoped
public class SnapshotActions implements ServerActionHandler {

    private static final int BODY_SINCE = 45;

    @Inject
    ComputeRequest request;

    @Inject
    SnapshotService snapshots;

    @Inject
    QuotaService quotas;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.CREATE_IMAGE, ServerVerb.CREATE_BACKUP);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        JsonBody asked = body.requiredObject(verb.key());
        if (asked == null) {
            throw body.invalid(verb.key(), "None is not of type 'object'");
        }
        return verb == ServerVerb.CREATE_IMAGE ? createImage(id, asked) : createBackup(id, asked);
    }

    private Response createImage(String id, JsonBody asked) {
        asked.only("name", "metadata");
        String name = Fields.requiredName(asked, "name");
        return answer(snapshots.createImage(request.caller(), id, name, metadata(asked)));
    }

    private Response createBackup(String id, JsonBody asked) {
        asked.only("name", "backup_type", "rotation", "metadata");
        String name = Fields.requiredName(asked, "name");
        String type = asked.requiredText("backup_type", 0, Fields.MAX_NAME);
        int rotation = asked.requiredInteger("rotation", 0, Integer.MAX_VALUE).intValue();
        String image = snapshots.createBackup(request.caller(), id, name, type, rotation, metadata(asked));
        // Of an image that goes as soon as it is there, nobody is told.
        return rotation == 0 ? ServerActionHandler.accepted() : answer(image);
    }

    private Map<String, String> metadata(JsonBody asked) {
        Map<String, String> metadata = Fields.metadata(asked, "metadata");
        if (metadata == null) {
            return Map.of();
        }
        if (!metadata.isEmpty() && request.caller().projectId() != null) {
            QuotaView limit = quotas.ofProject(request.caller().projectId()).get(QuotaResource.METADATA_ITEMS);
            if (limit.limit() >= 0 && metadata.size() > limit.limit()) {
                throw new CloudException(ComputeApiError.IMAGE_METADATA_LIMIT);
            }
        }
        return metadata;
    }

    private Response answer(String image) {
        Response.ResponseBuilder accepted = Response.status(Response.Status.ACCEPTED);
        return request.version().atLeast(BODY_SINCE)
                ? accepted.entity(Map.of("image_id", image)).build()
                : accepted.header(HttpHeaders.LOCATION, request.links().self("images", image))
                        .build();
    }
}
