package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.domain.Server;
import org.ustack.image.SnapshotImages;
import org.ustack.image.SnapshotImages.NewSnapshot;
import org.ustack.kernel.RequestContext;

/** Makes images of servers. The record of the image is there from the beginning; its bytes come from the node. */
@Dependent
public class SnapshotVerbs {

    static final String IMAGE = "image";
    private static final String BACKUP_TYPE = "backup_type";
    private static final String ROTATION = "rotation";

    @Inject
    ServerVerbs verbs;

    @Inject
    ServerCommands commands;

    @Inject
    SnapshotImages images;

    String createImage(RequestContext caller, String serverId, String name, Map<String, String> metadata) {
        Server server = verbs.readyThoughLocked(caller, serverId, ServerAction.CREATE_IMAGE);
        return copy(caller, server, ServerAction.CREATE_IMAGE, name, properties("snapshot", metadata), Map.of());
    }

    String createBackup(
            RequestContext caller,
            String serverId,
            String name,
            String type,
            int rotation,
            Map<String, String> metadata) {
        Server server = verbs.readyThoughLocked(caller, serverId, ServerAction.CREATE_BACKUP);
        Map<String, String> properties = properties("backup", metadata);
        properties.put(BACKUP_TYPE, type);
        return copy(
                caller,
                server,
                ServerAction.CREATE_BACKUP,
                name,
                properties,
                Map.of(BACKUP_TYPE, type, ROTATION, Integer.toString(rotation)));
    }

    private static Map<String, String> properties(String type, Map<String, String> metadata) {
        Map<String, String> properties = new HashMap<>();
        properties.put("image_type", type);
        properties.putAll(metadata);
        return properties;
    }

    /** @param input what the end of the operation needs */
    String copy(
            RequestContext caller,
            Server server,
            ServerAction action,
            String name,
            Map<String, String> properties,
            Map<String, String> input) {
        Map<String, String> all = new HashMap<>(server.imageProperties());
        all.put("instance_uuid", server.id());
        all.put("user_id", String.valueOf(caller.userId()));
        all.put("base_image_ref", String.valueOf(server.imageId()));
        all.putAll(properties);
        String image =
                images.create(caller, new NewSnapshot(name, server.flavor().disk(), server.imageId(), all));
        Map<String, String> needed = new HashMap<>(input);
        needed.put(IMAGE, image);
        verbs.begin(caller, server, action, needed, verbs.settings.get(ComputeSettings.SNAPSHOT_TIMEOUT));
        commands.snapshot(server);
        verbs.transitions.news.changed(server.changed());
        return image;
    }

    /** Of a backup whose bytes have come, those that are one too many go. */
    void rotate(Server server) {
        Map<String, String> input = server.operationInput();
        if (input.containsKey(ROTATION)) {
            List<String> all = images.backups(server.id(), input.get(BACKUP_TYPE));
            all.stream().skip(Integer.parseInt(input.get(ROTATION))).forEach(images::discard);
        }
    }
}
