package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.ServerPorts;
import org.ustack.network.ServerPorts.PortAddresses;

/** Reads servers into views, two statements a page, and locks them for changes. */
@Dependent
public class ServerRepository {

    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    ServerPorts ports;

    /** For a change: other transactions wait. Deleted servers are found, too. */
    Optional<Server> lock(String serverId) {
        return em
                .createQuery("select s from Server s where s.id = :id", Server.class)
                .setParameter("id", serverId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList().stream()
                .findFirst();
    }

    /** @throws CloudException {@link ComputeError#SERVER_NOT_FOUND} for a deleted one or another project's */
    Server lock(RequestContext caller, String serverId) {
        return lock(serverId)
                .filter(server -> server.state() != ServerState.DELETED && caller.maySee(server.projectId()))
                .orElseThrow(() -> notFound(serverId));
    }

    ServerView get(RequestContext caller, String serverId) {
        ServerRow row = row(caller, serverId);
        if (row.state() == ServerState.DELETED) {
            throw notFound(serverId);
        }
        return views(List.of(row)).get(0);
    }

    /** Also a deleted one. */
    ServerRow row(RequestContext caller, String serverId) {
        return em
                .createQuery(ServerRow.SELECT + " where s.id = :id", ServerRow.class)
                .setParameter("id", serverId)
                .getResultList().stream()
                .filter(found -> caller.maySee(found.projectId()))
                .findFirst()
                .orElseThrow(() -> notFound(serverId));
    }

    List<ServerView> views(Collection<String> serverIds) {
        return views(em.createQuery(ServerRow.SELECT + " where s.id in :ids order by s.launchIndex", ServerRow.class)
                .setParameter("ids", serverIds)
                .getResultList());
    }

    private List<ServerView> views(List<ServerRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, List<PortAddresses>> addresses =
                ports.addresses(rows.stream().map(ServerRow::id).toList());
        return rows.stream()
                .map(row -> row.view(addresses.getOrDefault(row.id(), List.of())))
                .toList();
    }

    Slice<ServerView> list(RequestContext caller, ServerFilter filter, PageRequest page) {
        if (filter.ip() != null && !filter.ip().isEmpty()) {
            return listByAddress(caller, filter, page);
        }
        ServerQuery query = new ServerQuery(caller, filter);
        if (page.marker() != null) {
            query.after(em, caller, page.marker());
        }
        List<ServerRow> rows = query.rows(em, page.limit() + 1);
        Slice<ServerRow> slice = Slice.of(rows, page.limit());
        return new Slice<>(views(slice.items()), slice.more());
    }

    /** Addresses belong to the network service, so this filter runs over chunks of what the others let through. */
    private Slice<ServerView> listByAddress(RequestContext caller, ServerFilter filter, PageRequest page) {
        Pattern pattern = pattern(filter.ip());
        List<ServerView> found = new ArrayList<>();
        String marker = page.marker();
        List<ServerRow> rows;
        do {
            ServerQuery query = new ServerQuery(caller, filter);
            if (marker != null) {
                query.after(em, caller, marker);
            }
            rows = query.rows(em, CHUNK);
            views(rows).stream()
                    .filter(view -> view.ports().stream()
                            .flatMap(port -> port.fixed().stream())
                            .anyMatch(address -> pattern.matcher(address.address()).find()))
                    .forEach(found::add);
            marker = rows.isEmpty() ? null : rows.get(rows.size() - 1).id();
        } while (rows.size() == CHUNK && found.size() <= page.limit());
        return Slice.of(found.subList(0, Math.min(found.size(), page.limit() + 1)), page.limit());
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex.length() > 64 ? Pattern.quote(regex) : regex);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(regex));
        }
    }

    Map<ServerState, Long> countByState(RequestContext caller, boolean allProjects) {
        boolean all = allProjects && caller.isAdmin();
        Map<ServerState, Long> counts = new EnumMap<>(ServerState.class);
        TypedQuery<Object[]> query = em.createQuery(
                        "select s.state, count(s) from Server s where s.state <> :deleted"
                                + (all ? "" : " and s.projectId = :project") + " group by s.state",
                        Object[].class)
                .setParameter("deleted", ServerState.DELETED);
        if (!all) {
            query.setParameter("project", caller.projectId());
        }
        query.getResultList()
                .forEach(row -> counts.put((ServerState) row[0], (Long) row[1]));
        return counts;
    }

    void insert(Server server) {
        em.persist(server);
        writeTags(server.id(), server.tags());
        server.metadata().forEach((key, value) -> writeMetadata(server.id(), key, value));
    }

    void replaceTags(Server server, Collection<String> tags) {
        em.createQuery("delete from ServerTag t where t.serverId = :id")
                .setParameter("id", server.id())
                .executeUpdate();
        writeTags(server.id(), tags);
    }

    void replaceMetadata(Server server, Map<String, String> items) {
        em.createQuery("delete from ServerMetadata m where m.serverId = :id")
                .setParameter("id", server.id())
                .executeUpdate();
        items.forEach((key, value) -> writeMetadata(server.id(), key, value));
    }

    private void writeTags(String serverId, Collection<String> tags) {
        for (String tag : tags) {
            em.createQuery("insert into ServerTag (serverId, tag) values (:id, :tag)")
                    .setParameter("id", serverId)
                    .setParameter("tag", tag)
                    .executeUpdate();
        }
    }

    private void writeMetadata(String serverId, String key, String value) {
        em.createQuery("insert into ServerMetadata (serverId, itemKey, itemValue) values (:id, :key, :value)")
                .setParameter("id", serverId)
                .setParameter("key", key)
                .setParameter("value", value)
                .executeUpdate();
    }

    static CloudException notFound(String serverId) {
        return new CloudException(ComputeError.SERVER_NOT_FOUND, "id", serverId);
    }
}
