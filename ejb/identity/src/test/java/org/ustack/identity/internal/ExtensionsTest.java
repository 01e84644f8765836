package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.CatalogService.Offer;
import org.ustack.identity.EndpointGroupDraft;
import org.ustack.identity.EndpointView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.LimitDraft;
import org.ustack.identity.LimitService;
import org.ustack.identity.LimitView;
import org.ustack.identity.PolicyDocumentDraft;
import org.ustack.identity.PolicyDocumentService.Place;
import org.ustack.identity.PolicyDocumentView;
import org.ustack.identity.ProjectDraft;
import org.ustack.identity.RegisteredLimitDraft;
import org.ustack.identity.ServiceDraft;
import org.ustack.identity.Target;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** Endpoint filters, policy documents and limits. */
class ExtensionsTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();

    @TempDir
    Path folder;

    private IdentityWorld world;
    private String project;
    private Offer image;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
        project = world.call(b -> b.projects
                .create(ADMIN, new ProjectDraft("web", "default", null, null, null, null, null, null))
                .id());
        image = offers(null).stream()
                .filter(offer -> offer.service().type().equals("image"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private List<Offer> offers(String projectId) {
        return world.call(b -> b.catalog.offers(projectId));
    }

    private void run(java.util.function.Consumer<IdentityWorld.Beans> work) {
        world.call(b -> {
            work.accept(b);
            return null;
        });
    }

    private static void assertError(IdentityError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void aProjectWithAListSeesOnlyThatAndTheOthersSeeAll() {
        String endpoint = image.endpoints().get(0).id();
        run(b -> b.filters.addEndpoint(ADMIN, project, endpoint));
        assertThat(offers(project)).hasSize(1);
        assertThatList(offers(project).get(0).endpoints())
                .extracting(EndpointView::id)
                .containsExactly(endpoint);
        assertThat(offers(world.adminProject)).hasSize(6);
        run(b -> b.filters.removeEndpoint(ADMIN, project, endpoint));
        assertThat(offers(project)).hasSize(6);
        assertError(IdentityError.NOT_FOUND, () -> run(b -> b.filters.removeEndpoint(ADMIN, project, endpoint)));
    }

    @Test
    void aGroupShowsAllThatItsFiltersFit() {
        EndpointGroupDraft draft = new EndpointGroupDraft(
                "images", null, Map.of("service_id", image.service().id(), "interface", "public"));
        String group = world.call(b -> b.filters.createGroup(ADMIN, draft).id());
        run(b -> b.filters.addGroup(ADMIN, group, project));
        assertThat(offers(project)).hasSize(1);
        assertThat(offers(project).get(0).endpoints()).hasSize(1);
        assertThatList(world.call(b -> b.filters.endpointsOfProject(ADMIN, project)))
                .hasSize(1);
        assertThatList(world.call(b -> b.filters.projectsOfGroup(ADMIN, group))).hasSize(1);
        run(b -> b.filters.deleteGroup(ADMIN, group));
        assertThat(offers(project)).hasSize(6);
    }

    @Test
    void theNearestPolicyDocumentIsInForce() {
        PolicyDocumentView wide = document("wide");
        PolicyDocumentView near = document("near");
        String endpoint = image.endpoints().get(0).id();
        Place service = new Place(null, image.service().id(), null);
        run(b -> b.documents.associate(ADMIN, wide.id(), service));
        assertThatObject(world.call(b -> b.documents.of(ADMIN, endpoint))).isEqualTo(wide);
        Place region = new Place(null, image.service().id(), "RegionOne");
        run(b -> b.documents.associate(ADMIN, near.id(), region));
        assertThatObject(world.call(b -> b.documents.of(ADMIN, endpoint))).isEqualTo(near);
        assertThatList(world.call(b -> b.documents.endpoints(ADMIN, near.id()))).hasSize(3);
        assertThatList(world.call(b -> b.documents.endpoints(ADMIN, wide.id()))).isEmpty();
        run(b -> b.documents.dissociate(ADMIN, near.id(), region));
        assertError(IdentityError.NOT_FOUND, () -> run(b -> b.documents.check(ADMIN, near.id(), region)));
        assertThatObject(world.call(b -> b.documents.of(ADMIN, endpoint))).isEqualTo(wide);
    }

    private PolicyDocumentView document(String type) {
        return world.call(b -> b.documents.create(ADMIN, new PolicyDocumentDraft(type, "{}", Map.of())));
    }

    private LimitDraft limit(Target owner, int number) {
        return new LimitDraft(owner, image.service().id(), null, "image_count_total", number, null);
    }

    private List<LimitView> limits(LimitDraft... drafts) {
        return world.call(b -> b.limits.create(ADMIN, List.of(drafts)));
    }

    private String register() {
        RegisteredLimitDraft draft =
                new RegisteredLimitDraft(image.service().id(), null, "image_count_total", 10, null);
        return world.call(b -> b.limits.register(ADMIN, List.of(draft)).get(0).id());
    }

    /** As in Keystone: who takes a service away need not know who registered limits for it. */
    @Test
    void aRegisteredLimitOutlivesItsService() {
        String service = world.call(b -> b.catalog
                .createService(ADMIN, new ServiceDraft("backup", "backups", null, null, Map.of()))
                .id());
        RegisteredLimitDraft draft = new RegisteredLimitDraft(service, null, "backups", 10, null);
        String registered =
                world.call(b -> b.limits.register(ADMIN, List.of(draft)).get(0).id());
        run(b -> b.catalog.deleteService(ADMIN, service));
        assertThat(world.call(b -> b.limits.registered(ADMIN, registered)).serviceId())
                .isEqualTo(service);
        run(b -> b.limits.deleteRegistered(ADMIN, registered));
    }

    @Test
    void aLimitNeedsOneThatIsRegisteredAndKeepsIt() {
        LimitDraft wanted = limit(Target.project(project), 50);
        assertError(IdentityError.NOT_NOW, () -> limits(wanted));
        String registered = register();
        assertError(IdentityError.CONFLICT, this::register);
        LimitView made = limits(wanted).get(0);
        assertError(IdentityError.CONFLICT, () -> limits(wanted));
        assertError(IdentityError.NOT_NOW, () -> run(b -> b.limits.deleteRegistered(ADMIN, registered)));
        RequestContext member = IdentityWorld.caller("x", project, null, false, "member");
        RequestContext other = IdentityWorld.caller("x", world.adminProject, null, false, "member");
        LimitService.Filter all = new LimitService.Filter(null, null, null, null);
        assertThatList(world.call(b -> b.limits.list(member, all))).containsExactly(made);
        assertThatList(world.call(b -> b.limits.list(other, all))).isEmpty();
        run(b -> b.projects.delete(ADMIN, project));
        run(b -> b.limits.deleteRegistered(ADMIN, registered));
    }

    @Test
    void inTheStrictModelNoProjectIsAboveItsDomain() {
        world.properties.put(IdentitySettings.LIMIT_MODEL.name(), "strict_two_level");
        register();
        assertError(IdentityError.NOT_NOW, () -> limits(limit(Target.project(project), 11)));
        LimitView domain = limits(limit(Target.domain("default"), 20)).get(0);
        assertThat(limits(limit(Target.project(project), 20))).hasSize(1);
        LimitDraft lower = new LimitDraft(null, null, null, null, 5, null);
        assertError(IdentityError.NOT_NOW, () -> run(b -> b.limits.update(ADMIN, domain.id(), lower)));
    }
}
