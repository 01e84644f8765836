package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageQuery.Sort;
import org.ustack.image.ImageStatus;
import org.ustack.image.MemberStatus;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;

class ImageQueryReaderTest {

    @Test
    void withoutParametersTheFirstPageOfWhatIsNotHidden() {
        ImageQuery query = read();
        assertThat(query.page().limit()).isEqualTo(25);
        assertThat(query.memberStatus()).isEqualTo(MemberStatus.ACCEPTED);
        assertThat(query.conditions()).containsExactly(new Condition(Field.HIDDEN, Comparison.EQUAL, false));
    }

    @Test
    void attributesAreFiltersAndTheRestAreProperties() {
        ImageQuery query = read(
                "name",
                "in:a,\"b,c\"",
                "status",
                "active",
                "size_min",
                "5",
                "protected",
                "True",
                "os_hidden",
                "true",
                "created_at",
                "gte:2026-01-01T00:00:00Z",
                "visibility",
                "shared",
                "member_status",
                "all",
                "tag",
                "x",
                "architecture",
                "x86_64",
                "limit",
                "5000",
                "marker",
                "m");
        assertThat(query.conditions())
                .containsExactlyInAnyOrder(
                        new Condition(Field.NAME, Comparison.IN, List.of("a", "b,c")),
                        new Condition(Field.STATUS, Comparison.EQUAL, ImageStatus.ACTIVE),
                        new Condition(Field.SIZE, Comparison.AT_LEAST, 5L),
                        new Condition(Field.PROTECTED, Comparison.EQUAL, true),
                        new Condition(Field.HIDDEN, Comparison.EQUAL, true),
                        new Condition(Field.CREATED_AT, Comparison.AT_LEAST, Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(query.visibility()).isEqualTo(Visibility.SHARED);
        assertThat(query.memberStatus()).isNull();
        assertThat(query.tags()).containsExactly("x");
        assertThat(query.properties()).isEqualTo(Map.of("architecture", "x86_64"));
        assertThat(query.page().limit()).isEqualTo(1000);
        assertThat(query.page().marker()).isEqualTo("m");
    }

    @Test
    void bothWaysOfSorting() {
        assertThat(read("sort", "name:asc,size").sorts())
                .containsExactly(new Sort(Field.NAME, false), new Sort(Field.SIZE, true));
        assertThat(read("sort_key", "name", "sort_key", "size", "sort_dir", "asc")
                        .sorts())
                .containsExactly(new Sort(Field.NAME, false), new Sort(Field.SIZE, false));
        assertThat(read("sort_key", "name", "sort_dir", "asc", "sort_key", "size", "sort_dir", "desc")
                        .sorts())
                .containsExactly(new Sort(Field.NAME, false), new Sort(Field.SIZE, true));
    }

    @Test
    void aLimitOfNoneIsAnEmptyPage() {
        assertThat(read("limit", "0")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "limit=x",
                "limit=99999999999",
                "sort=color",
                "sort=name:up",
                "sort_key=color",
                "visibility=secret",
                "member_status=maybe",
                "status=fine",
                "size_min=-1",
                "size_max=x",
                "protected=maybe",
                "created_at=gt:yesterday",
                "min_ram=x",
                "name=in:\"a"
            })
    void nonsenseIsABadRequest(String parameter) {
        String[] pair = parameter.split("=", 2);
        assertThatThrownBy(() -> read(pair[0], pair[1]))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST));
    }

    private static ImageQuery read(String... pairs) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(pairs[i], pairs[i + 1]);
        }
        return ImageQueryReader.read(parameters);
    }
}
