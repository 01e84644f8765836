package org.ustack.rest.compute;

import java.util.Map;
import org.ustack.compute.MigrationView;
import org.ustack.rest.common.ApiTimes;

/** A migration at one microversion. */
final class MigrationJson {

    private static final int TYPES = 23;
    private static final int IDS = 59;
    private static final int OWNERS = 80;

    private final Microversion version;
    private final boolean hosts;

    /** @param hosts whether the reader may know the nodes */
    MigrationJson(Microversion version, boolean hosts) {
        this.version = version;
        this.hosts = hosts;
    }

    Map<String, Object> listed(MigrationView migration) {
        Map<String, Object> shown = Json.object(
                "id", migration.number(),
                "instance_uuid", migration.serverId(),
                "status", migration.state().apiName(),
                "source_compute", hosts ? migration.sourceNode() : null,
                "source_node", hosts ? migration.sourceNode() : null,
                "dest_compute", hosts ? migration.destinationNode() : null,
                "dest_node", hosts ? migration.destinationNode() : null,
                "dest_host", hosts ? migration.destinationAddress() : null,
                "old_instance_type_id", migration.oldFlavorNumber(),
                "new_instance_type_id", migration.newFlavorNumber(),
                "created_at", ApiTimes.micros(migration.createdAt()),
                "updated_at", ApiTimes.micros(migration.updatedAt()));
        if (version.atLeast(TYPES)) {
            shown.put("migration_type", migration.kind().apiName());
        }
        if (version.atLeast(IDS)) {
            shown.put("uuid", migration.id());
        }
        if (version.atLeast(OWNERS)) {
            shown.put("user_id", migration.userId());
            shown.put("project_id", migration.projectId());
        }
        return shown;
    }
}
