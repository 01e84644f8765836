package org.ustack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ustack.kernel.Json;

/**
 * The wire format is what these files say. A file is changed only together with {@link Message#VERSION} and a reader of the
 * old form; {@code -Dustack.golden.write=true} writes the files of new messages.
 */
class GoldenMessageTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Instant SENT = Instant.parse("2026-03-01T09:59:59Z");

    static Stream<Message> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenAsTheGoldenFileSays(Message message) throws IOException {
        JsonNode written = Json.mapper().readTree(envelope(message).toJson());
        Path file = file(message.getClass());
        if (Boolean.getBoolean("ustack.golden.write") && !Files.exists(file)) {
            ObjectWriter pretty = Json.mapper().writerWithDefaultPrettyPrinter();
            Files.writeString(file, pretty.writeValueAsString(written) + "\n");
        }
        assertThat(written).isEqualTo(Json.mapper().readTree(Files.readString(file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadFromTheGoldenFile(Message message) throws IOException {
        assertThat(Envelope.parse(Files.readString(file(message.getClass())))).isEqualTo(envelope(message));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFieldOfANewerSenderIsIgnored(Message message) {
        String newer = envelope(message).toJson().replaceFirst("\\{", "{\"colour\":\"blue\",");
        assertThat(Envelope.parse(newer)).isEqualTo(envelope(message));
    }

    @Test
    void everyMessageRecordHasAGoldenFileAndASample() {
        List<Class<?>> records = new ArrayList<>();
        collect(Message.class, records);
        assertThat(records).hasSizeGreaterThanOrEqualTo(19);
        assertThat(Samples.all()).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(records);
        assertThat(records).allSatisfy(type -> assertThat(file(type)).exists());
    }

    private static void collect(Class<?> type, List<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, records);
            }
        }
    }

    private static Envelope envelope(Message message) {
        return Envelope.of("key-1", "req-1", SENT, message);
    }

    private static Path file(Class<?> type) {
        return FOLDER.resolve(type.getSimpleName() + ".json");
    }
}
