package org.ustack.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageChange.Verb;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.Visibility;

class ImageFormTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final ImageView image = new ImageView(
                    "i",
                    "debian",
                    ImageStatus.ACTIVE,
                    Visibility.SHARED,
                    "p",
                    "qcow2",
                    "bare",
                    1,
                    64,
                    false,
                    false,
                    7L,
                    9L,
                    "m",
                    "s",
                    NOON,
                    NOON)
            .with(
                    Set.of("stable"),
                    Map.of("os_distro", "debian", "note", "two\nlines", "os_glance_import_task", "t", "gone", "1"));

    @Test
    void aFormThatNobodyTouchedChangesNothing() {
        assertThat(new ImageForm(image).changes(image)).isEmpty();
    }

    @Test
    void onlyWhatDiffersIsChanged() {
        ImageForm form = new ImageForm(image);
        form.setName(" debian 13 ");
        form.setVisibility(Visibility.PRIVATE);
        form.setMinRam(128);
        form.setGuarded(true);
        form.setTags("stable，new");
        form.setProperties(new TreeMap<>(Map.of("os_distro", "debian", "os_version", "13")));

        assertThat(form.changes(image))
                .extracting(ImageChange::verb, ImageChange::name)
                .containsExactly(
                        tuple(Verb.REPLACE, "name"),
                        tuple(Verb.REPLACE, "visibility"),
                        tuple(Verb.REPLACE, "min_ram"),
                        tuple(Verb.REPLACE, "protected"),
                        tuple(Verb.REPLACE, "tags"),
                        tuple(Verb.REMOVE, "gone"),
                        tuple(Verb.ADD, "os_version"));
        assertThat(form.changes(image))
                .extracting(ImageChange::value)
                .contains("debian 13", "private", 128L, true, "13");
    }

    @Test
    void whatALineCannotCarryAndWhatTheServiceKeepsAreNotInTheForm() {
        assertThat(new ImageForm(image).getProperties()).containsOnlyKeys("os_distro", "gone");
    }

    @Test
    void aNewImageIsAsTheFormSays() {
        ImageForm form = new ImageForm();
        form.setName("cirros");
        form.setTags(" a, ,b ");
        CreateImage wish = form.wish();

        assertThat(wish.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(wish.diskFormat()).isEqualTo("qcow2");
        assertThat(wish.tags()).containsExactlyInAnyOrder("a", "b");
        assertThat(wish.owner()).as("the caller's project").isNull();
    }
}
