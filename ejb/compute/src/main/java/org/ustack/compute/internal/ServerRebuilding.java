package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.compute.RebuildWish;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerMoves.Rebuilt;
import org.ustack.compute.ServerService.ServerChange;
import org.ustack.compute.domain.Server;
import org.ustack.image.ImageCatalogue.BootableImage;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.quota.QuotaResource;

/** Makes a server's disk anew where the server is. */
@Dependent
public class ServerRebuilding {

    @Inject
    ServerVerbs verbs;

    @Inject
    BootChecks checks;

    @Inject
    MoveCommands commands;

    @Inject
    Ids ids;

    Rebuilt rebuild(RequestContext caller, String serverId, RebuildWish wish) {
        Server server = verbs.unlocked(caller, serverId);
        ServerVerbs.checkState(server, ServerAction.REBUILD);
        requireLaunched(server, ServerAction.REBUILD);
        BootableImage image = checks.image(caller, wish.imageId(), ComputeError.IMAGE_UNKNOWN_FOR_REBUILD);
        BootChecks.checkSize(server.flavor().ram(), server.flavor().disk(), image);
        KeyPairView key = wish.keyName() == null ? null : checks.keyPair(caller, wish.keyName());
        String password = wish.adminPassword() == null ? ServerBooting.password(ids) : wish.adminPassword();
        server.rebuildFrom(image.id(), image.properties(), wish.preserveEphemeral(), password);
        change(server, wish, key);
        verbs.begin(caller, server, ServerAction.REBUILD, verbs.settings.get(ComputeSettings.BOOT_TIMEOUT));
        commands.rebuild(server);
        verbs.transitions.news.changed(server.changed());
        return new Rebuilt(verbs.repository.views(List.of(server.id())).get(0), password);
    }

    /** What never ran has no disk to be made anew, and may have no ports any more. */
    static void requireLaunched(Server server, ServerAction action) {
        if (!server.hasLaunched() || server.node() == null) {
            throw new CloudException(ComputeError.NEVER_ACTIVE, "action", action.apiName());
        }
    }

    private void change(Server server, RebuildWish wish, KeyPairView key) {
        server.change(
                new ServerChange(
                        wish.name(),
                        wish.description(),
                        wish.clearDescription(),
                        wish.hostname(),
                        wish.accessIpV4(),
                        wish.accessIpV6(),
                        wish.diskConfig()),
                verbs.transitions.now());
        if (key != null) {
            server.key(key.name(), key.type(), key.publicKey());
        } else if (wish.clearKey()) {
            server.key(null, null, null);
        }
        if (wish.userData() != null || wish.clearUserData()) {
            server.userData(wish.userData());
        }
        if (wish.metadata() != null) {
            BootChecks.checkMetadata(
                    wish.metadata().size(),
                    verbs.transitions.quota.ofProject(server.projectId()).get(QuotaResource.METADATA_ITEMS));
            server.setMetadata(wish.metadata(), verbs.transitions.now());
            verbs.repository.replaceMetadata(server, wish.metadata());
        }
    }
}
