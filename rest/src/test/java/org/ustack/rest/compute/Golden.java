package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Samples of answers beside the tests. {@code -Dustack.golden.write=true} writes them anew; read the difference then. */
final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "compute");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Golden() {}

    static void matches(String name, Object answer) {
        matches(name, bytes(answer));
    }

    static void matches(String name, byte[] answer) {
        Path file = FOLDER.resolve(name + ".json");
        try {
            String shown = MAPPER.writeValueAsString(MAPPER.readTree(answer)) + "\n";
            if (Boolean.getBoolean("ustack.golden.write")) {
                Files.writeString(file, shown);
            }
            assertThat(shown).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
