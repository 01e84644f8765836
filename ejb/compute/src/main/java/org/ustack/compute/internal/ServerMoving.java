package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.MigrationKind;
import org.ustack.compute.MigrationState;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.MigrationEvent;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.NodeDirectory.NodeView;

/** What owners and operators ask: resize, confirm, revert, migrate, evacuate. The steps are told by {@link MoveOutcomes}. */
@Dependent
public class ServerMoving {

    @Inject
    ServerVerbs verbs;

    @Inject
    BootChecks checks;

    @Inject
    MigrationRepository migrations;

    @Inject
    MigrationTransitions transitions;

    @Inject
    MovePlaces places;

    @Inject
    MoveCommands commands;

    @Inject
    Ids ids;

    void resize(RequestContext caller, String serverId, String flavorId, String diskConfig) {
        Server server = verbs.unlocked(caller, serverId);
        ServerVerbs.checkState(server, ServerAction.RESIZE);
        ServerRebuilding.requireLaunched(server, ServerAction.RESIZE);
        FlavorView flavor = checks.flavor(caller, flavorId);
        checkDisk(server.flavor(), flavor);
        if (flavor.id().equals(server.flavor().id())) {
            throw new CloudException(ComputeError.SAME_FLAVOR);
        }
        server.changeDiskConfig(diskConfig);
        FlavorSnapshot size = new FlavorSnapshot(
                flavor.id(),
                flavor.name(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.disk(),
                flavor.ephemeral(),
                flavor.swap(),
                flavor.extraSpecs());
        Set<String> excluded = new HashSet<>();
        if (!verbs.settings.get(ComputeSettings.RESIZE_TO_SAME_HOST)) {
            excluded.add(server.node());
        }
        depart(caller, server, MigrationKind.RESIZE, size, null, excluded);
    }

    /** A disk never shrinks: what stands at its end would be lost. */
    private static void checkDisk(FlavorSnapshot before, FlavorView after) {
        if (after.disk() == 0 && before.disk() != 0) {
            throw new CloudException(
                    ComputeError.DISK_CANNOT_RESIZE, "reason", "Resize to zero disk flavor is not allowed.");
        }
        if (after.disk() < before.disk() || after.ephemeral() < before.ephemeral() && after.ephemeral() > 0) {
            throw new CloudException(ComputeError.DISK_CANNOT_RESIZE, "reason", "Unable to resize disk down.");
        }
    }

    void migrate(RequestContext caller, String serverId, String host) {
        Server server = verbs.unlocked(caller, serverId);
        ServerVerbs.checkState(server, ServerAction.MIGRATE);
        ServerRebuilding.requireLaunched(server, ServerAction.MIGRATE);
        if (host != null) {
            if (verbs.nodes.find(host).isEmpty()) {
                throw new CloudException(ComputeError.HOST_UNKNOWN, "host", host);
            }
            if (host.equals(server.node())) {
                throw new CloudException(ComputeError.MIGRATION_TO_SAME_HOST);
            }
        }
        depart(caller, server, MigrationKind.MIGRATION, server.flavor(), host, Set.of(server.node()));
    }

    private void depart(
            RequestContext caller,
            Server server,
            MigrationKind kind,
            FlavorSnapshot size,
            String wantedNode,
            Set<String> excluded) {
        Migration migration = begun(caller, server, kind, size, server.state() == ServerState.ACTIVE);
        verbs.transitions.quota.claim(
                server.projectId(), server.id(), MigrationTransitions.excess(size, server.flavor()));
        places.claim(caller.requestId(), server, migration, wantedNode, excluded);
        migrations.insert(migration);
        begin(caller, server, kind == MigrationKind.RESIZE ? ServerAction.RESIZE : ServerAction.MIGRATE);
        commands.send(server, migration);
        verbs.transitions.news.changed(server.changed());
    }

    private Migration begun(
            RequestContext caller, Server server, MigrationKind kind, FlavorSnapshot size, boolean ran) {
        FlavorSnapshot before = server.flavor();
        Migration migration = new Migration(ids.uuid(), server, caller.userId(), kind, ran, verbs.transitions.now());
        migration.flavors(before, migrations.flavorNumber(before.id()), size, migrations.flavorNumber(size.id()));
        return migration;
    }

    private void begin(RequestContext caller, Server server, ServerAction action) {
        verbs.begin(caller, server, action, verbs.settings.get(ComputeSettings.MOVE_TIMEOUT));
    }

    void confirm(RequestContext caller, String serverId) {
        Server server = verbs.unlocked(caller, serverId);
        Migration migration = waiting(server, ServerAction.CONFIRM_RESIZE);
        transitions.apply(server, migration, MigrationEvent.CONFIRM_ASKED);
        begin(caller, server, ServerAction.CONFIRM_RESIZE);
        commands.send(server, migration);
        verbs.transitions.news.changed(server.changed());
    }

    void revert(RequestContext caller, String serverId) {
        Server server = verbs.unlocked(caller, serverId);
        Migration migration = waiting(server, ServerAction.REVERT_RESIZE);
        transitions.apply(
                server,
                migration,
                migration.staysOnNode() ? MigrationEvent.REVERT_ASKED_HERE : MigrationEvent.REVERT_ASKED);
        begin(caller, server, ServerAction.REVERT_RESIZE);
        commands.send(server, migration);
        verbs.transitions.news.changed(server.changed());
    }

    private Migration waiting(Server server, ServerAction action) {
        if (server.operationAction() != ServerAction.CONFIRM_RESIZE) {
            ServerVerbs.checkState(server, action);
        }
        return migrations
                .open(server.id())
                .filter(migration -> migration.state() == MigrationState.WAITING)
                .orElseThrow(() -> new CloudException(ComputeError.NOT_RESIZED));
    }

    String evacuate(RequestContext caller, String serverId, String host, String adminPassword) {
        Server server = verbs.unlocked(caller, serverId);
        if (host != null) {
            if (verbs.nodes.find(host).isEmpty()) {
                throw new CloudException(ComputeError.EVACUATION_HOST_NOT_FOUND, "host", host);
            }
            if (host.equals(server.node())) {
                throw new CloudException(ComputeError.EVACUATION_TO_SAME_HOST);
            }
        }
        ServerVerbs.checkState(server, ServerAction.EVACUATE);
        ServerRebuilding.requireLaunched(server, ServerAction.EVACUATE);
        if (verbs.nodes.find(server.node()).filter(NodeView::up).isPresent()) {
            throw new CloudException(ComputeError.HOST_IN_USE, "host", server.node());
        }
        if (server.operationId() != null) {
            verbs.supersede(server, "The server was evacuated from its node.");
        }
        // A move that its node cannot end any more ends here.
        verbs.transitions.migrations.stay(server);
        String password = adminPassword == null ? ServerBooting.password(ids) : adminPassword;
        server.rebuildFrom(server.imageId(), server.imageProperties(), false, password);
        boolean runs = server.state() != ServerState.STOPPED;
        Migration migration = begun(caller, server, MigrationKind.EVACUATION, server.flavor(), runs);
        places.claim(caller.requestId(), server, migration, host, Set.of(server.node()));
        // The row of a move that ended just now gives way before the new one takes its place.
        migrations.em.flush();
        migrations.insert(migration);
        places.enter(server, migration);
        verbs.begin(caller, server, ServerAction.EVACUATE, verbs.settings.get(ComputeSettings.BOOT_TIMEOUT));
        commands.send(server, migration);
        verbs.transitions.news.changed(server.changed());
        return password;
    }
}
