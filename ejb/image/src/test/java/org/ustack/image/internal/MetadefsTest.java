package org.ustack.image.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.image.internal.ImageFixture.DEMO;
import static org.ustack.image.internal.ImageFixture.OTHER;
import static org.ustack.image.internal.ImageFixture.admin;
import static org.ustack.image.internal.ImageFixture.member;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefError;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefPage;
import org.ustack.image.MetadefView;
import org.ustack.image.NamespaceDraft;
import org.ustack.image.NamespaceView;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

class MetadefsTest {

    @TempDir
    Path folder;

    private final RequestContext demo = member(DEMO);
    private ImageFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ImageFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNamespaceComesWithAllThatIsInItOrNotAtAll() {
        create(
                demo,
                draft("one"),
                definition(MetadefKind.OBJECT, "o"),
                definition(MetadefKind.PROPERTY, "p"),
                definition(MetadefKind.TAG, "t"),
                definition(MetadefKind.ASSOCIATION, "OS::Nova::Flavor"));
        for (MetadefKind kind : MetadefKind.values()) {
            assertThat(all("one", kind)).hasSize(1);
        }
        assertThatThrownBy(() ->
                        create(demo, draft("two"), definition(MetadefKind.TAG, "t"), definition(MetadefKind.TAG, "T")))
                .satisfies(is(MetadefError.TAG_EXISTS));
        assertThatThrownBy(() -> show(demo, "two")).satisfies(is(MetadefError.NAMESPACE_NOT_FOUND));
        assertThatThrownBy(() -> create(demo, draft("one"))).satisfies(is(MetadefError.NAMESPACE_EXISTS));
    }

    @Test
    void privateNamespacesAreTheirOwnersAndPublicOnesEverybodys() {
        create(demo, draft("mine"));
        create(admin(), new NamespaceDraft("ours", null, null, Visibility.PUBLIC, null, false));
        assertThatThrownBy(() -> show(member(OTHER), "mine")).satisfies(is(MetadefError.NAMESPACE_NOT_FOUND));
        assertThat(show(admin(), "mine").owner()).isEqualTo(DEMO);
        assertThat(names(member(OTHER), null, Set.of())).containsExactly("ours");
        assertThat(names(demo, null, Set.of())).containsExactlyInAnyOrder("mine", "ours");
        assertThat(names(demo, Visibility.PRIVATE, Set.of())).containsExactly("mine");
        assertThatThrownBy(() -> namespaces(bean -> bean.change(demo, "ours", draft("ours"))))
                .satisfies(is(MetadefError.NOT_OWNED));
        assertThatThrownBy(() -> metadefs(bean -> bean.add(demo, "ours", definition(MetadefKind.TAG, "t"))))
                .satisfies(is(MetadefError.NOT_OWNED));
    }

    @Test
    void aNamespaceIsRenamedWithItsContentAndFallsBackToDefaults() {
        create(demo, new NamespaceDraft("old", "Old", "d", Visibility.PUBLIC, null, true), tag("t"));
        NamespaceView changed = namespaces(bean -> bean.change(demo, "old", draft("new")));
        assertThat(changed.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(changed.deleteProtected()).isFalse();
        assertThat(changed.displayName()).isNull();
        assertThat(all("new", MetadefKind.TAG)).hasSize(1);
        create(demo, draft("other"));
        assertThatThrownBy(() -> namespaces(bean -> bean.change(demo, "other", draft("new"))))
                .satisfies(is(MetadefError.NAMESPACE_EXISTS));
    }

    @ParameterizedTest
    @EnumSource(MetadefKind.class)
    void definitionsOfEveryKindAreKeptUnderTheirNames(MetadefKind kind) {
        create(demo, draft("ns"));
        MetadefView added = metadefs(bean -> bean.add(demo, "ns", definition(kind, "a")));
        fixture.clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> metadefs(bean -> bean.add(demo, "ns", definition(kind, "a"))))
                .satisfies(is(kind.exists()));
        MetadefView changed =
                metadefs(bean -> bean.change(demo, "ns", "a", new MetadefDraft(kind, "a", "{\"title\":\"x\"}")));
        assertThat(changed.body()).isEqualTo("{\"title\":\"x\"}");
        assertThat(changed.createdAt()).isEqualTo(added.createdAt());
        assertThat(changed.updatedAt()).isAfter(added.updatedAt());
        metadefs(bean -> bean.change(demo, "ns", "a", definition(kind, "b")));
        assertThat(metadefs(bean -> bean.show(demo, "ns", kind, "b")).createdAt())
                .isEqualTo(added.createdAt());
        assertThatThrownBy(() -> metadefs(bean -> bean.show(demo, "ns", kind, "a")))
                .satisfies(is(kind.notFound()));
        remove("ns", kind, "b");
        assertThatThrownBy(() -> remove("ns", kind, "b")).satisfies(is(kind.notFound()));
    }

    @ParameterizedTest
    @EnumSource(MetadefKind.class)
    void aProtectedNamespaceKeepsWhatIsInIt(MetadefKind kind) {
        create(demo, new NamespaceDraft("ns", null, null, null, null, true), definition(kind, "a"));
        assertThatThrownBy(() -> remove("ns", kind, "a")).satisfies(is(kind.isProtected()));
        assertThatThrownBy(() -> removeAll("ns", kind)).satisfies(is(MetadefError.NAMESPACE_PROTECTED));
        assertThatThrownBy(() -> delete("ns")).satisfies(is(MetadefError.NAMESPACE_PROTECTED));
        namespaces(bean -> bean.change(demo, "ns", draft("ns")));
        removeAll("ns", kind);
        assertThat(all("ns", kind)).isEmpty();
    }

    @Test
    void deletingANamespaceTakesItsContentAlong() {
        create(demo, draft("ns"), tag("t"), definition(MetadefKind.OBJECT, "o"));
        delete("ns");
        assertThatThrownBy(() -> show(demo, "ns")).satisfies(is(MetadefError.NAMESPACE_NOT_FOUND));
        create(demo, draft("ns"));
        assertThat(all("ns", MetadefKind.TAG)).isEmpty();
    }

    @Test
    void tagsAreReplacedOrPutBesideEachOther() {
        create(demo, draft("ns"), tag("a"), tag("b"));
        putTags(false, "c", "a");
        assertThat(all("ns", MetadefKind.TAG)).extracting(MetadefView::name).containsExactlyInAnyOrder("a", "c");
        putTags(true, "d");
        assertThat(all("ns", MetadefKind.TAG)).hasSize(3);
        assertThatThrownBy(() -> putTags(true, "A")).satisfies(is(MetadefError.TAG_EXISTS));
        assertThat(all("ns", MetadefKind.TAG)).hasSize(3);
    }

    @Test
    void pagesGoByKey() {
        Instant first = fixture.clock.instant();
        for (String name : List.of("e", "a", "d", "b", "c")) {
            create(demo, draft(name), tag("t"));
        }
        assertThat(show(demo, "e").createdAt()).isEqualTo(first);
        for (MetadefPage.SortKey key : MetadefPage.SortKey.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                List<String> seen = new ArrayList<>();
                Slice<NamespaceView> page;
                String marker = null;
                do {
                    MetadefPage wanted = new MetadefPage(key, descending, new PageRequest(2, marker));
                    page = namespaces(bean -> bean.list(demo, null, Set.of(), wanted));
                    page.items().forEach(namespace -> seen.add(namespace.name()));
                    marker = seen.get(seen.size() - 1);
                } while (page.more());
                assertThat(seen).hasSize(5).doesNotHaveDuplicates();
            }
        }
        putTagsOf("a", "x", "y", "z");
        Slice<MetadefView> tags = metadefs(bean -> bean.page(
                demo, "a", MetadefKind.TAG, new MetadefPage(MetadefPage.SortKey.NAME, false, new PageRequest(1, "x"))));
        assertThat(tags.items()).extracting(MetadefView::name).containsExactly("y");
        assertThat(tags.more()).isTrue();
    }

    @Test
    void namespacesAreFoundByTheTypesOfResourcesTheyAreFor() {
        create(demo, draft("flavors"), definition(MetadefKind.ASSOCIATION, "OS::Nova::Flavor"));
        create(demo, draft("new"), definition(MetadefKind.ASSOCIATION, "My::Own::Type"));
        create(demo, draft("none"));
        assertThat(names(demo, null, Set.of("OS::Nova::Flavor", "No::Such"))).containsExactly("flavors");
        assertThat(names(demo, null, Set.of("OS::Nova::Flavor", "My::Own::Type")))
                .containsExactlyInAnyOrder("flavors", "new");
        Map<String, List<MetadefView>> each =
                metadefs(bean -> bean.ofEach(List.of("flavors", "none"), MetadefKind.ASSOCIATION));
        assertThat(each).containsOnlyKeys("flavors");
        assertThat(metadefs(MetadefsBean::resourceTypes))
                .extracting(MetadefView::name)
                .contains("My::Own::Type", "OS::Glance::Image");
    }

    private static NamespaceDraft draft(String name) {
        return new NamespaceDraft(name, null, null, null, null, false);
    }

    private static MetadefDraft definition(MetadefKind kind, String name) {
        return new MetadefDraft(kind, name, "{}");
    }

    private static MetadefDraft tag(String name) {
        return definition(MetadefKind.TAG, name);
    }

    private NamespaceView create(RequestContext caller, NamespaceDraft draft, MetadefDraft... content) {
        return namespaces(bean -> bean.create(caller, draft, List.of(content)));
    }

    private NamespaceView show(RequestContext caller, String name) {
        return namespaces(bean -> bean.show(caller, name));
    }

    private void delete(String name) {
        namespaces(bean -> {
            bean.delete(demo, name);
            return null;
        });
    }

    private List<String> names(RequestContext caller, Visibility visibility, Set<String> types) {
        MetadefPage first = new MetadefPage(MetadefPage.SortKey.CREATED_AT, true, PageRequest.first());
        return namespaces(bean -> bean.list(caller, visibility, types, first)).items().stream()
                .map(NamespaceView::name)
                .toList();
    }

    private List<MetadefView> all(String namespace, MetadefKind kind) {
        return metadefs(bean -> bean.all(demo, namespace, kind));
    }

    private void putTags(boolean beside, String... names) {
        metadefs(bean -> bean.putTags(demo, "ns", new LinkedHashSet<>(List.of(names)), beside));
    }

    private void putTagsOf(String namespace, String... names) {
        metadefs(bean -> bean.putTags(demo, namespace, new LinkedHashSet<>(List.of(names)), false));
    }

    private void remove(String namespace, MetadefKind kind, String name) {
        metadefs(bean -> {
            bean.remove(demo, namespace, kind, name);
            return null;
        });
    }

    private void removeAll(String namespace, MetadefKind kind) {
        metadefs(bean -> {
            bean.removeAll(demo, namespace, kind);
            return null;
        });
    }

    private <T> T namespaces(Function<MetadefNamespacesBean, T> work) {
        return fixture.database.inTransaction(em -> {
            MetadefNamespacesBean bean = new MetadefNamespacesBean();
            bean.em = em;
            bean.clock = fixture.clock;
            bean.ids = fixture.ids;
            return work.apply(bean);
        });
    }

    private <T> T metadefs(Function<MetadefsBean, T> work) {
        return fixture.database.inTransaction(em -> {
            MetadefsBean bean = new MetadefsBean();
            bean.em = em;
            bean.clock = fixture.clock;
            return work.apply(bean);
        });
    }

    private static Consumer<Throwable> is(ErrorCode code) {
        return thrown -> assertThat(((CloudException) thrown).code()).isEqualTo(code);
    }
}
