package org.ustack.network.internal;

import static org.ustack.network.internal.ResourceListing.Attribute.bigNumber;
import static org.ustack.network.internal.ResourceListing.Attribute.flag;
import static org.ustack.network.internal.ResourceListing.Attribute.text;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;
import org.ustack.network.TrunkError;
import org.ustack.network.TrunkService;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Trunk;
import org.ustack.network.domain.TrunkSubPort;

@Stateless
public class TrunkServiceBean implements TrunkService {

    private static final ResourceListing<Trunk> LISTING = new ResourceListing<>(
            Trunk.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("name", text("e.name")),
                    Map.entry("description", text("e.description")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("port_id", text("e.portId")),
                    Map.entry("admin_state_up", flag("e.adminStateUp")),
                    Map.entry("status", text("e.status")),
                    Map.entry("revision_number", bigNumber("e.revision")),
                    Map.entry(
                            "created_at", new ResourceListing.Attribute("e.createdAt", java.time.Instant::parse, true)),
                    Map.entry(
                            "updated_at",
                            new ResourceListing.Attribute("e.updatedAt", java.time.Instant::parse, true))));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public List<View> create(RequestContext caller, List<Draft> drafts) {
        List<View> made = new ArrayList<>();
        SubPorts subPorts = new SubPorts(em);
        for (Draft draft : drafts) {
            String project = Visible.owner(caller, draft.projectId().or(null));
            SubPorts.checkForm(draft.subPorts());
            subPorts.parent(caller, draft.portId());
            Trunk trunk = new Trunk(ids.uuid(), project, draft, clock.instant());
            em.persist(trunk);
            em.flush();
            subPorts.add(caller, trunk, draft.subPorts());
            made.add(view(trunk));
        }
        return made;
    }

    @Override
    public View show(RequestContext caller, String id) {
        return view(new Visible(em).trunk(caller, id));
    }

    @Override
    public Slice<View> list(RequestContext caller, Listing listing) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ?", String.valueOf(caller.projectId()));
        }
        Slice<Trunk> page = LISTING.find(em, listing, conditions);
        return new Slice<>(views(page.items()), page.more());
    }

    @Override
    public View update(RequestContext caller, String id, Draft changes, Long ifRevision) {
        Trunk trunk = locked(caller, id);
        Visible.requireRevision(trunk, ifRevision);
        trunk.apply(changes, clock.instant());
        em.flush();
        return view(trunk);
    }

    @Override
    public View add(RequestContext caller, String id, List<SubPort> subPorts) {
        Trunk trunk = locked(caller, id);
        new SubPorts(em).add(caller, requireUp(trunk), subPorts);
        trunk.touch(clock.instant());
        em.flush();
        return view(trunk);
    }

    @Override
    public View remove(RequestContext caller, String id, List<String> portIds) {
        Trunk trunk = requireUp(locked(caller, id));
        for (String portId : portIds) {
            TrunkSubPort subPort = em.find(TrunkSubPort.class, portId);
            if (subPort == null || !subPort.trunkId().equals(id)) {
                throw new CloudException(TrunkError.SUB_PORT_NOT_FOUND, "port", portId, "trunk", id);
            }
            em.remove(subPort);
        }
        trunk.touch(clock.instant());
        em.flush();
        return view(trunk);
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        Trunk trunk = requireUp(locked(caller, id));
        Visible.requireRevision(trunk, ifRevision);
        if (!em.find(Port.class, trunk.portId()).host().isEmpty()) {
            throw new CloudException(TrunkError.TRUNK_IN_USE, "id", id);
        }
        em.createQuery("delete from TrunkSubPort s where s.trunkId = :trunk")
                .setParameter("trunk", id)
                .executeUpdate();
        new Tags(em).deleteOf(List.of(id));
        em.remove(trunk);
    }

    private Trunk locked(RequestContext caller, String id) {
        Trunk trunk = new Visible(em).trunk(caller, id);
        em.lock(trunk, LockModeType.PESSIMISTIC_WRITE);
        return trunk;
    }

    private static Trunk requireUp(Trunk trunk) {
        if (!trunk.adminStateUp()) {
            throw new CloudException(TrunkError.TRUNK_DISABLED, "id", trunk.id());
        }
        return trunk;
    }

    private View view(Trunk trunk) {
        return views(List.of(trunk)).get(0);
    }

    private List<View> views(Collection<Trunk> trunks) {
        Map<String, List<SubPort>> subPorts = new SubPorts(em).of(trunks);
        Map<String, List<String>> tags = new Tags(em).of(trunks);
        return trunks.stream()
                .map(t -> t.view(subPorts.getOrDefault(t.id(), List.of()), tags.getOrDefault(t.id(), List.of())))
                .toList();
    }
}
