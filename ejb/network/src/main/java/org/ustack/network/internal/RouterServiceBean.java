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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.contract.Queues;
import org.ustack.contract.RemoveRouter;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.HostRoute;
import org.ustack.network.Listing;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterError;
import org.ustack.network.RouterInterfaceView;
import org.ustack.network.RouterNodes;
import org.ustack.network.RouterService;
import org.ustack.network.RouterView;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.RouterPlace;
import org.ustack.platform.Outbox;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

@Stateless
public class RouterServiceBean implements RouterService {

    private static final ResourceListing<Router> LISTING = new ResourceListing<>(
            Router.class,
            Map.ofEntries(
                    Map.entry("id", text("e.id")),
                    Map.entry("name", text("e.name")),
                    Map.entry("tenant_id", text("e.projectId")),
                    Map.entry("project_id", text("e.projectId")),
                    Map.entry("description", text("e.description")),
                    Map.entry("status", text("e.status")),
                    Map.entry("admin_state_up", flag("e.adminStateUp")),
                    Map.entry("enable_snat", flag("e.enableSnat")),
                    Map.entry("distributed", flag("e.distributed")),
                    Map.entry("ha", flag("e.ha")),
                    Map.entry("revision_number", bigNumber("e.revision")),
                    Map.entry("created_at", new ResourceListing.Attribute("e.createdAt", Instant::parse, true)),
                    Map.entry("updated_at", new ResourceListing.Attribute("e.updatedAt", Instant::parse, true))));

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    QuotaService quota;

    @Inject
    Outbox outbox;

    @Inject
    RouterNodes nodes;

    @Override
    public List<RouterView> create(RequestContext caller, List<RouterDraft> drafts) {
        List<RouterView> made = new ArrayList<>();
        for (RouterDraft draft : drafts) {
            RouterRules.checkPolicy(caller, draft, "create_router");
            String project = Visible.owner(caller, draft.projectId().or(null));
            checkHints(draft);
            Router router = new Router(ids.uuid(), project, draft, clock.instant());
            RouterRules.checkRoutes(router.id(), router.routes(), List.of());
            quota.claim(project, router.id(), Map.of(QuotaResource.ROUTERS, 1L));
            em.persist(router);
            em.persist(new RouterPlace(router.id()));
            if (draft.gateway().or(null) != null) {
                gateways().set(caller, router, draft.gateway().value());
            }
            new RouterNotes(em).note(router.id());
            em.flush();
            made.add(view(router));
        }
        return made;
    }

    private void checkHints(RouterDraft draft) {
        if (draft.flavorId().orIfNull(null) != null) {
            throw new CloudException(
                    RouterError.FLAVOR_NOT_FOUND, "id", draft.flavorId().value());
        }
        for (String hint : draft.zoneHints().orIfNull(List.of())) {
            if (nodes.alive().stream().noneMatch(node -> hint.equals(node.zone()))) {
                throw new CloudException(RouterError.AVAILABILITY_ZONE_NOT_FOUND, "zone", hint);
            }
        }
    }

    @Override
    public RouterView show(RequestContext caller, String id) {
        return view(new Visible(em).router(caller, id));
    }

    @Override
    public Slice<RouterView> list(RequestContext caller, Listing listing) {
        Conditions conditions = new Conditions();
        if (!caller.isAdmin()) {
            conditions.and("e.projectId = ?", String.valueOf(caller.projectId()));
        }
        Slice<Router> page = LISTING.find(em, listing, conditions);
        return new Slice<>(new RouterViews(em, nodes).of(page.items()), page.more());
    }

    @Override
    public RouterView update(RequestContext caller, String id, RouterDraft changes, Long ifRevision) {
        Router router = new Visible(em).lockedRouter(caller, id);
        Visible.requireRevision(router, ifRevision);
        RouterRules.checkPolicy(caller, changes, "update_router");
        RouterRules.checkKind(router, changes);
        if (changes.gateway().given()) {
            gateways().set(caller, router, changes.gateway().value());
            em.flush();
        }
        if (changes.routes().given()) {
            RouterRules.checkRoutes(
                    id, changes.routes().orIfNull(List.of()), new RouterPorts(em, ids, clock).addresses(router));
        }
        router.apply(changes, clock.instant());
        return noted(router);
    }

    @Override
    public void delete(RequestContext caller, String id, Long ifRevision) {
        Router router = new Visible(em).lockedRouter(caller, id);
        Visible.requireRevision(router, ifRevision);
        if (!new RouterPorts(em, ids, clock).interfaces(router).isEmpty()) {
            throw new CloudException(RouterError.ROUTER_IN_USE, "id", id);
        }
        gateways().close(router);
        RouterPlace place = em.find(RouterPlace.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (place.isPlaced()) {
            outbox.send(
                    Queues.agent(place.agent()),
                    caller.requestId(),
                    new RemoveRouter(place.host(), id, place.send(clock.instant())));
        }
        em.remove(place);
        em.flush();
        new Tags(em).deleteOf(List.of(id));
        quota.release(id);
        em.remove(router);
        em.flush();
    }

    @Override
    public RouterInterfaceView addInterface(RequestContext caller, String id, String subnetId, String portId) {
        Router router = new Visible(em).lockedRouter(caller, id);
        RouterInterfaceView added = interfaces().add(caller, router, subnetId, portId);
        changed(router);
        return added;
    }

    @Override
    public RouterInterfaceView removeInterface(RequestContext caller, String id, String subnetId, String portId) {
        Router router = new Visible(em).lockedRouter(caller, id);
        RouterInterfaceView removed = interfaces().remove(router, subnetId, portId);
        changed(router);
        return removed;
    }

    @Override
    public RouterView addRoutes(RequestContext caller, String id, List<HostRoute> routes) {
        Router router = new Visible(em).lockedRouter(caller, id);
        List<HostRoute> all = new ArrayList<>(router.routes());
        routes.stream().filter(route -> !all.contains(route)).forEach(all::add);
        RouterRules.checkRoutes(id, all, new RouterPorts(em, ids, clock).addresses(router));
        router.route(all, clock.instant());
        return noted(router);
    }

    @Override
    public RouterView removeRoutes(RequestContext caller, String id, List<HostRoute> routes) {
        Router router = new Visible(em).lockedRouter(caller, id);
        router.route(
                router.routes().stream()
                        .filter(route -> !routes.contains(route))
                        .toList(),
                clock.instant());
        return noted(router);
    }

    private void changed(Router router) {
        router.touch(clock.instant());
        noted(router);
    }

    private RouterView noted(Router router) {
        new RouterNotes(em).note(router.id());
        em.flush();
        return view(router);
    }

    private RouterView view(Router router) {
        return new RouterViews(em, nodes).of(List.of(router)).get(0);
    }

    private RouterGateways gateways() {
        return new RouterGateways(em, ids, clock, quota);
    }

    private RouterInterfaces interfaces() {
        return new RouterInterfaces(em, ids, clock, quota);
    }
}
