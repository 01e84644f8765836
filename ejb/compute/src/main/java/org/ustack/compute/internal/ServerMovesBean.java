package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.MigrationFilter;
import org.ustack.compute.MigrationView;
import org.ustack.compute.RebuildWish;
import org.ustack.compute.ServerMoves;
import org.ustack.compute.domain.Migration;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.platform.Deadlocks;

/** One transaction a call, done again if a deadlock ends it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ServerMovesBean implements ServerMoves {

    @Inject
    MoveWork work;

    @Inject
    MigrationRepository migrations;

    @Inject
    ServerRepository servers;

    @Inject
    NodeDirectory nodes;

    @Override
    public Rebuilt rebuild(RequestContext caller, String serverId, RebuildWish wish) {
        return Deadlocks.retry(() -> work.rebuild(caller, serverId, wish));
    }

    @Override
    public void resize(RequestContext caller, String serverId, String flavorId, String diskConfig) {
        Deadlocks.retry(() -> work.resize(caller, serverId, flavorId, diskConfig));
    }

    @Override
    public void confirmResize(RequestContext caller, String serverId) {
        Deadlocks.retry(() -> work.confirm(caller, serverId));
    }

    @Override
    public void revertResize(RequestContext caller, String serverId) {
        Deadlocks.retry(() -> work.revert(caller, serverId));
    }

    @Override
    public void migrate(RequestContext caller, String serverId, String host) {
        Deadlocks.retry(() -> work.migrate(caller, serverId, host));
    }

    @Override
    public String evacuate(RequestContext caller, String serverId, String host, String adminPassword) {
        return Deadlocks.retry(() -> work.evacuate(caller, serverId, host, adminPassword));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Slice<MigrationView> migrations(MigrationFilter filter, PageRequest page) {
        Slice<Migration> found = Slice.of(migrations.list(filter, page), page.limit());
        Map<String, String> addresses = new HashMap<>();
        found.items()
                .forEach(migration -> addresses.computeIfAbsent(
                        migration.destinationNode(),
                        node -> nodes.find(node).map(NodeView::hostAddress).orElse(null)));
        return new Slice<>(
                found.items().stream()
                        .map(migration -> migration.view(addresses.get(migration.destinationNode())))
                        .toList(),
                found.more());
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public List<MigrationView> liveMigrations(RequestContext caller, String serverId) {
        servers.get(caller, serverId);
        return List.of();
    }
}
