package org.ustack.image.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.image.internal.ImageFixture.DEMO;
import static org.ustack.image.internal.ImageFixture.OTHER;
import static org.ustack.image.internal.ImageFixture.admin;
import static org.ustack.image.internal.ImageFixture.member;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageChange.Verb;
import org.ustack.image.ImageError;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageQuery.Sort;
import org.ustack.image.ImageView;
import org.ustack.image.MemberStatus;
import org.ustack.image.MemberView;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

class ImageServiceTest {

    private static final String ID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private ImageFixture fixture;
    private final RequestContext demo = member(DEMO);
    private final RequestContext other = member(OTHER);

    @BeforeEach
    void open() {
        fixture = new ImageFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aNewImageIsQueuedSharedAndOwn() {
        ImageView image =
                create(demo, image("a").id(ID.toUpperCase()).tags("x", "y").property("os_distro", "debian"));
        assertThat(image.id()).isEqualTo(ID);
        assertThat(image.status().apiName()).isEqualTo("queued");
        assertThat(image.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(image.owner()).isEqualTo(DEMO);
        assertThat(show(demo, ID)).isEqualTo(image);
        assertThat(image.tags()).containsExactly("x", "y");
        assertThat(image.properties()).containsExactly(Map.entry("os_distro", "debian"));
        assertThat(fixture.quota.used(QuotaResource.IMAGES)).isEqualTo(1);
    }

    @Test
    void badNewImagesAreRefused() {
        create(demo, image("a").id(ID));
        fails(ImageError.ID_TAKEN, () -> create(demo, image("b").id(ID)));
        fails(CommonError.INVALID_INPUT, () -> create(demo, image("b").id("no-uuid")));
        fails(CommonError.INVALID_INPUT, () -> create(demo, image("b").disk("floppy")));
        fails(CommonError.INVALID_INPUT, () -> create(demo, image("b").container("box")));
        fails(CommonError.INVALID_INPUT, () -> create(demo, image("n".repeat(256))));
        fails(CommonError.INVALID_INPUT, () -> create(demo, image("b").tags("")));
        fails(ImageError.NOT_PERMITTED, () -> create(demo, image("b").visibility(Visibility.PUBLIC)));
        fails(ImageError.NOT_PERMITTED, () -> create(demo, image("b").owner(OTHER)));
        fails(ImageError.ATTRIBUTE_RESERVED, () -> create(demo, image("b").property("os_glance_foo", "x")));
        fails(ImageError.ATTRIBUTE_RESERVED, () -> create(demo, image("b").property("locations", "x")));
        CreateBuilder many = image("b");
        for (int i = 0; i < 129; i++) {
            many.property("p" + i, "");
        }
        fails(ImageError.TOO_MANY, () -> create(demo, many));
        assertThat(fixture.quota.used(QuotaResource.IMAGES)).isEqualTo(1);
        fixture.quota.limits.put(QuotaResource.IMAGES, 1L);
        fails(QuotaError.EXCEEDED, () -> create(demo, image("b")));
        assertThat(names(list(demo, query()))).containsExactly("a");
    }

    @Test
    void anAdminCreatesForOthersAndForAll() {
        assertThat(create(admin(), image("a").owner(OTHER)).owner()).isEqualTo(OTHER);
        assertThat(create(admin(), image("b").visibility(Visibility.PUBLIC)).visibility())
                .isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void changesFollowTheRulesOfPatches() {
        String id = create(demo, image("a").property("old", "1")).id();
        ImageView changed = change(
                demo,
                id,
                add("new", "2"),
                replace("old", "3"),
                replace("name", "b"),
                add("min_disk", 5L),
                replace("tags", List.of("t")),
                replace("protected", true),
                replace("os_hidden", true));
        assertThat(changed.properties()).isEqualTo(Map.of("new", "2", "old", "3"));
        assertThat(changed.name()).isEqualTo("b");
        assertThat(changed.minDisk()).isEqualTo(5);
        assertThat(changed.tags()).containsExactly("t");
        assertThat(changed.deleteProtected()).isTrue();
        assertThat(changed.hidden()).isTrue();
        assertThat(change(demo, id, remove("old")).properties()).isEqualTo(Map.of("new", "2"));
        assertThat(change(demo, id, replace("name", null)).name()).isNull();
    }

    @Test
    void badChangesAreRefusedAsAWhole() {
        String id = create(demo, image("a").property("old", "1")).id();
        fails(
                ImageError.ATTRIBUTE_READ_ONLY,
                () -> change(demo, id, replace("name", "b"), replace("status", "active")));
        assertThat(show(demo, id).name()).isEqualTo("a");
        for (String name : List.of("id", "size", "checksum", "os_hash_value", "created_at", "virtual_size", "self")) {
            fails(ImageError.ATTRIBUTE_READ_ONLY, () -> change(demo, id, add(name, "x")));
        }
        for (String name : List.of("location", "deleted", "os_glance_foo")) {
            fails(ImageError.ATTRIBUTE_RESERVED, () -> change(demo, id, add(name, "x")));
        }
        assertThatThrownBy(() -> change(demo, id, add("locations", null)))
                .hasMessage("It's not allowed to add locations if locations are invisible.");
        assertThatThrownBy(() -> change(demo, id, replace("locations", null)))
                .hasMessage("It's not allowed to update locations if locations are invisible.");
        assertThatThrownBy(() -> change(demo, id, remove("locations")))
                .hasMessage("It's not allowed to remove locations if locations are invisible.");
        fails(ImageError.PROPERTY_MISSING, () -> change(demo, id, replace("none", "x")));
        fails(ImageError.PROPERTY_MISSING, () -> change(demo, id, remove("none")));
        fails(ImageError.PROPERTY_PRESENT, () -> change(demo, id, new ImageChange(Verb.ADD_NEW, "old", "x")));
        fails(ImageError.PROPERTY_PRESENT, () -> change(demo, id, new ImageChange(Verb.ADD_NEW, "name", "x")));
        fails(ImageError.ATTRIBUTE_STAYS, () -> change(demo, id, remove("name")));
        fails(ImageError.NOT_PERMITTED, () -> change(demo, id, replace("visibility", "public")));
        fails(ImageError.NOT_PERMITTED, () -> change(demo, id, replace("owner", OTHER)));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, replace("visibility", "hidden")));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, replace("min_ram", -1L)));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, replace("min_ram", "1")));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, replace("min_ram", 1L << 31)));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, replace("protected", "yes")));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, add("p", 7L)));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, replace("tags", "t")));
        fails(CommonError.INVALID_INPUT, () -> change(demo, id, add("", "x")));
        assertThat(show(demo, id).properties()).isEqualTo(Map.of("old", "1"));
    }

    @Test
    void formatsAreFixedOnceThereAreBytes() {
        String id = create(demo, image("a")).id();
        change(demo, id, replace("disk_format", "iso"), replace("disk_format", "raw"));
        fixture.content().upload(demo, id, new ByteArrayInputStream(new byte[100]), null);
        fails(ImageError.FORMAT_FIXED, () -> change(demo, id, replace("disk_format", "qcow2")));
        fails(ImageError.FORMAT_FIXED, () -> change(demo, id, replace("container_format", "ova")));
    }

    @Test
    void aNewOwnerTakesTheClaimsAlong() {
        String id = create(demo, image("a")).id();
        fixture.content().upload(demo, id, new ByteArrayInputStream(new byte[100]), null);
        change(admin(), id, replace("owner", OTHER));
        assertThat(fixture.quota.claims.get(id))
                .isEqualTo(Map.of(QuotaResource.IMAGES, 1L, QuotaResource.IMAGE_BYTES, 100L));
        assertThat(show(other, id).owner()).isEqualTo(OTHER);
    }

    @Test
    void othersSeeWhatTheyMayAndChangeNothing() {
        String hidden =
                create(demo, image("private").visibility(Visibility.PRIVATE)).id();
        String community = create(demo, image("community").visibility(Visibility.COMMUNITY))
                .id();
        String open =
                create(admin(), image("public").visibility(Visibility.PUBLIC)).id();
        fails(ImageError.IMAGE_NOT_FOUND, () -> show(other, hidden));
        assertThat(show(other, community).name()).isEqualTo("community");
        assertThat(show(other, open).name()).isEqualTo("public");
        fails(ImageError.NOT_PERMITTED, () -> change(other, community, replace("name", "mine")));
        fails(ImageError.NOT_PERMITTED, () -> delete(other, open));
        fails(ImageError.IMAGE_NOT_FOUND, () -> delete(other, hidden));
        assertThat(names(list(other, query()))).containsExactly("public");
        assertThat(names(list(other, query().visibility(Visibility.COMMUNITY)))).containsExactly("community");
        assertThat(names(list(other, query().any()))).containsExactlyInAnyOrder("public", "community");
        assertThat(names(list(admin(), query()))).containsExactlyInAnyOrder("public", "private");
        assertThat(names(list(admin(), query().any()))).containsExactlyInAnyOrder("public", "private", "community");
    }

    @Test
    void protectedImagesStay() {
        String id = create(demo, image("a")).id();
        change(demo, id, replace("protected", true));
        fails(ImageError.IMAGE_PROTECTED, () -> delete(demo, id));
        change(demo, id, replace("protected", false));
        delete(demo, id);
        fails(ImageError.IMAGE_NOT_FOUND, () -> show(demo, id));
        fails(ImageError.IMAGE_NOT_FOUND, () -> delete(demo, id));
        assertThat(fixture.quota.claims).isEmpty();
    }

    @Test
    void tagsComeAndGo() {
        String id = create(demo, image("a")).id();
        fixture.images(images -> {
            images.addTag(demo, id, "x");
            images.addTag(demo, id, "x");
            return null;
        });
        assertThat(show(demo, id).tags()).containsExactly("x");
        fails(ImageError.TAG_NOT_FOUND, () -> removeTag(id, "y"));
        removeTag(id, "x");
        assertThat(show(demo, id).tags()).isEmpty();
    }

    @Test
    void deactivatingNeedsBytes() {
        String id = create(demo, image("a")).id();
        fails(
                ImageError.WRONG_STATUS,
                () -> fixture.images(images -> {
                    images.deactivate(demo, id);
                    return null;
                }));
    }

    @Test
    void sharingGoesThroughTheMembersAnswer() {
        String id = create(demo, image("a")).id();
        fails(ImageError.IMAGE_NOT_FOUND, () -> show(other, id));
        fixture.members(members -> members.add(demo, id, OTHER));
        fails(ImageError.MEMBER_EXISTS, () -> fixture.members(members -> members.add(demo, id, OTHER)));
        assertThat(show(other, id).name()).isEqualTo("a");
        assertThat(list(other, query()).items()).isEmpty();
        assertThat(names(list(other, query().member(MemberStatus.PENDING).visibility(Visibility.SHARED))))
                .containsExactly("a");
        fails(
                ImageError.NOT_PERMITTED,
                () -> fixture.members(members -> members.answer(demo, id, OTHER, MemberStatus.ACCEPTED)));
        fails(ImageError.NOT_PERMITTED, () -> fixture.members(members -> members.add(other, id, "third")));
        fixture.members(members -> members.answer(other, id, OTHER, MemberStatus.ACCEPTED));
        assertThat(names(list(other, query()))).containsExactly("a");
        List<MemberView> seen = fixture.members(members -> members.list(other, id));
        assertThat(seen).hasSize(1);
        fails(ImageError.MEMBER_NOT_FOUND, () -> fixture.members(members -> members.show(demo, id, "third")));
        delete(demo, id);
        assertThat(list(other, query()).items()).isEmpty();
    }

    @Test
    void onlySharedImagesHaveMembers() {
        String id = create(demo, image("a").visibility(Visibility.PRIVATE)).id();
        fails(ImageError.NOT_SHAREABLE, () -> fixture.members(members -> members.add(demo, id, OTHER)));
        fails(ImageError.NOT_SHAREABLE, () -> fixture.members(members -> members.list(demo, id)));
    }

    @Test
    void pagesFollowEachOtherForEverySortKey() {
        for (int i = 0; i < 25; i++) {
            CreateBuilder next = image(i % 5 == 0 ? null : "n" + i % 7).disk(i % 3 == 0 ? null : "raw");
            create(demo, next);
            if (i % 4 == 0) {
                fixture.clock.advance(Duration.ofSeconds(1));
            }
        }
        for (Field field : Field.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                QueryBuilder sorted = query().sort(field, descending);
                List<String> whole = ids(list(demo, sorted.limit(1000)));
                assertThat(whole).hasSize(25).doesNotHaveDuplicates();
                List<String> pieced = new ArrayList<>();
                Slice<ImageView> page = list(demo, sorted.limit(7));
                pieced.addAll(ids(page));
                while (page.more()) {
                    page = list(demo, sorted.marker(pieced.get(pieced.size() - 1)));
                    pieced.addAll(ids(page));
                }
                assertThat(pieced).as(field + " descending " + descending).isEqualTo(whole);
            }
        }
        fails(CommonError.MARKER_NOT_FOUND, () -> list(demo, query().marker(ID)));
        fails(
                CommonError.MARKER_NOT_FOUND,
                () -> list(
                        other, query().marker(list(demo, query()).items().get(0).id())));
    }

    @Test
    void newestImagesComeFirst() {
        create(demo, image("old"));
        fixture.clock.advance(Duration.ofSeconds(1));
        create(demo, image("new"));
        assertThat(names(list(demo, query()))).containsExactly("new", "old");
        assertThat(names(list(demo, query().sort(Field.NAME, true)))).containsExactly("old", "new");
    }

    @Test
    void filtersNarrowTheList() {
        String big =
                create(demo, image("big").tags("x", "y").property("os", "a")).id();
        fixture.content().upload(demo, big, new ByteArrayInputStream(new byte[2000]), null);
        fixture.clock.advance(Duration.ofHours(1));
        create(demo, image("small").disk("iso").tags("x").property("os", "b"));
        assertThat(names(list(demo, query().where(Field.NAME, Comparison.EQUAL, "big"))))
                .containsExactly("big");
        assertThat(names(list(demo, query().where(Field.NAME, Comparison.IN, List.of("small", "none")))))
                .containsExactly("small");
        assertThat(names(list(demo, query().where(Field.SIZE, Comparison.AT_LEAST, 2000L))))
                .containsExactly("big");
        assertThat(names(list(demo, query().where(Field.SIZE, Comparison.AT_MOST, 1999L))))
                .isEmpty();
        assertThat(names(list(demo, query().where(Field.DISK_FORMAT, Comparison.EQUAL, "iso"))))
                .containsExactly("small");
        Instant between = Instant.parse("2026-01-01T00:30:00Z");
        assertThat(names(list(demo, query().where(Field.CREATED_AT, Comparison.GREATER, between))))
                .containsExactly("small");
        assertThat(names(list(demo, query().where(Field.CREATED_AT, Comparison.LESS, between))))
                .containsExactly("big");
        assertThat(names(list(demo, query().tag("x")))).containsExactly("small", "big");
        assertThat(names(list(demo, query().tag("x").tag("y")))).containsExactly("big");
        assertThat(names(list(demo, query().property("os", "b")))).containsExactly("small");
        assertThat(names(list(demo, query().property("os", "c")))).isEmpty();
        ImageView listed = list(demo, query().tag("y")).items().get(0);
        assertThat(listed).isEqualTo(show(demo, big));
    }

    private static void fails(ErrorCode code, Runnable work) {
        Consumer<Throwable> is =
                thrown -> assertThat(((CloudException) thrown).code()).isEqualTo(code);
        assertThatThrownBy(work::run).isInstanceOf(CloudException.class).satisfies(is);
    }

    private ImageView create(RequestContext caller, CreateBuilder image) {
        return fixture.images(images -> images.create(caller, image.build()));
    }

    private ImageView show(RequestContext caller, String id) {
        return fixture.images(images -> images.show(caller, id));
    }

    private ImageView change(RequestContext caller, String id, ImageChange... changes) {
        return fixture.images(images -> images.change(caller, id, List.of(changes)));
    }

    private void delete(RequestContext caller, String id) {
        fixture.images(images -> {
            images.delete(caller, id);
            return null;
        });
    }

    private void removeTag(String id, String tag) {
        fixture.images(images -> {
            images.removeTag(demo, id, tag);
            return null;
        });
    }

    private Slice<ImageView> list(RequestContext caller, QueryBuilder query) {
        return fixture.images(images -> images.list(caller, query.build()));
    }

    private static ImageChange add(String name, Object value) {
        return new ImageChange(Verb.ADD, name, value);
    }

    private static ImageChange replace(String name, Object value) {
        return new ImageChange(Verb.REPLACE, name, value);
    }

    private static ImageChange remove(String name) {
        return new ImageChange(Verb.REMOVE, name, null);
    }

    private static List<String> names(Slice<ImageView> page) {
        return page.items().stream().map(ImageView::name).toList();
    }

    private static List<String> ids(Slice<ImageView> page) {
        return page.items().stream().map(ImageView::id).toList();
    }

    private static CreateBuilder image(String name) {
        CreateBuilder builder = new CreateBuilder();
        builder.name = name;
        return builder;
    }

    private static QueryBuilder query() {
        return new QueryBuilder();
    }

    private static final class CreateBuilder {
        private String id;
        private String name;
        private String owner;
        private Visibility visibility;
        private String disk = "raw";
        private String container = "bare";
        private Set<String> tags = Set.of();
        private final Map<String, String> properties = new HashMap<>();

        CreateBuilder id(String value) {
            id = value;
            return this;
        }

        CreateBuilder owner(String value) {
            owner = value;
            return this;
        }

        CreateBuilder visibility(Visibility value) {
            visibility = value;
            return this;
        }

        CreateBuilder disk(String value) {
            disk = value;
            return this;
        }

        CreateBuilder container(String value) {
            container = value;
            return this;
        }

        CreateBuilder tags(String... values) {
            tags = Set.of(values);
            return this;
        }

        CreateBuilder property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        CreateImage build() {
            return new CreateImage(id, name, owner, visibility, disk, container, 0, 0, false, false, tags, properties);
        }
    }

    private static final class QueryBuilder {
        private Visibility visibility;
        private boolean any;
        private MemberStatus member = MemberStatus.ACCEPTED;
        private final List<Condition> conditions = new ArrayList<>();
        private final java.util.Set<String> tags = new java.util.HashSet<>();
        private final Map<String, String> properties = new HashMap<>();
        private final List<Sort> sorts = new ArrayList<>();
        private int limit = 25;
        private String marker;

        QueryBuilder visibility(Visibility value) {
            visibility = value;
            return this;
        }

        QueryBuilder any() {
            any = true;
            return this;
        }

        QueryBuilder member(MemberStatus value) {
            member = value;
            return this;
        }

        QueryBuilder where(Field field, Comparison comparison, Object value) {
            conditions.add(new Condition(field, comparison, value));
            return this;
        }

        QueryBuilder tag(String value) {
            tags.add(value);
            return this;
        }

        QueryBuilder property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        QueryBuilder sort(Field field, boolean descending) {
            sorts.add(new Sort(field, descending));
            return this;
        }

        QueryBuilder limit(int value) {
            limit = value;
            return this;
        }

        QueryBuilder marker(String value) {
            marker = value;
            return this;
        }

        ImageQuery build() {
            return new ImageQuery(
                    visibility, any, member, conditions, tags, properties, sorts, new PageRequest(limit, marker));
        }
    }
}
