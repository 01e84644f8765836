package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageChange.Verb;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.rest.common.JsonBodyReader;

class ImagePatchTest {

    @Test
    void theNewMediaTypeNamesItsOperation() throws Exception {
        assertThat(newest("""
                [{"op":"add","path":"/a","value":"1"},{"op":"replace","path":"/tags","value":["x"]},
                 {"op":"remove","path":"/b"},{"op":"replace","path":"/min_disk","value":3},
                 {"op":"replace","path":"/name","value":null},{"op":"add","path":"/x~1y~0z","value":"2"}]"""))
                .containsExactly(
                        new ImageChange(Verb.ADD, "a", "1"),
                        new ImageChange(Verb.REPLACE, "tags", List.of("x")),
                        new ImageChange(Verb.REMOVE, "b", null),
                        new ImageChange(Verb.REPLACE, "min_disk", 3L),
                        new ImageChange(Verb.REPLACE, "name", null),
                        new ImageChange(Verb.ADD, "x/y~z", "2"));
    }

    @Test
    void theOldMediaTypeHasTheOperationAsKey() throws Exception {
        assertThat(ImagePatch.of(new ObjectMapper().readTree("""
                [{"replace":"/name","value":"n"},{"add":"/a","value":"1"},{"remove":"/b"}]"""), false).changes())
                .containsExactly(
                        new ImageChange(Verb.REPLACE, "name", "n"),
                        new ImageChange(Verb.ADD_NEW, "a", "1"),
                        new ImageChange(Verb.REMOVE, "b", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"x\"",
                "[1]",
                "[{}]",
                "[{\"op\":\"move\",\"path\":\"/a\",\"value\":\"1\"}]",
                "[{\"op\":\"add\",\"value\":\"1\"}]",
                "[{\"op\":\"add\",\"path\":\"a\",\"value\":\"1\"}]",
                "[{\"op\":\"add\",\"path\":\"/\",\"value\":\"1\"}]",
                "[{\"op\":\"add\",\"path\":\"/a/b\",\"value\":\"1\"}]",
                "[{\"op\":\"add\",\"path\":\"/a~2\",\"value\":\"1\"}]",
                "[{\"op\":\"add\",\"path\":\"/a\"}]",
                "[{\"op\":\"add\",\"path\":\"/a\",\"value\":{}}]",
                "[{\"op\":\"add\",\"path\":\"/a\",\"value\":1.5}]",
                "[{\"op\":\"add\",\"op\":\"add\",\"path\":\"/a\",\"value\":\"1\"}]",
                "[",
                "[] []",
                ""
            })
    void anythingElseIsABadRequest(String body) {
        assertThatThrownBy(() -> newest(body))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST));
    }

    private static List<ImageChange> newest(String body) throws IOException {
        return ImagePatch.of(JsonBodyReader.tree(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))), true)
                .changes();
    }
}
