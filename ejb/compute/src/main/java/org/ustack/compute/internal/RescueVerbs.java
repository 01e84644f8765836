package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.domain.Server;
import org.ustack.image.ImageCatalogue;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

/** Starts servers from another image, and from their own disk again. */
@Dependent
public class RescueVerbs {

    @Inject
    ServerVerbs verbs;

    @Inject
    ServerCommands commands;

    @Inject
    ImageCatalogue images;

    @Inject
    Ids ids;

    String rescue(RequestContext caller, String serverId, String imageId, String password) {
        Server server = verbs.ready(caller, serverId, ServerAction.RESCUE);
        String image = bootable(caller, imageId == null ? server.imageId() : imageId);
        String given = password == null ? ServerBooting.password(ids) : password;
        verbs.begin(
                caller,
                server,
                ServerAction.RESCUE,
                Map.of(SnapshotVerbs.IMAGE, image),
                verbs.settings.get(ComputeSettings.BOOT_TIMEOUT));
        server.password(given);
        commands.rescue(server);
        verbs.transitions.news.changed(server.changed());
        return given;
    }

    private String bootable(RequestContext caller, String imageId) {
        try {
            return images.bootable(caller, imageId).id();
        } catch (CloudException e) {
            throw new CloudException(e, ComputeError.RESCUE_IMAGE_UNSUPPORTED, "image", imageId);
        }
    }

    void unrescue(RequestContext caller, String serverId) {
        Server server = verbs.ready(caller, serverId, ServerAction.UNRESCUE);
        verbs.begin(caller, server, ServerAction.UNRESCUE, Map.of(), verbs.settings.get(ComputeSettings.POWER_TIMEOUT));
        commands.unrescue(server);
        verbs.transitions.news.changed(server.changed());
    }
}
