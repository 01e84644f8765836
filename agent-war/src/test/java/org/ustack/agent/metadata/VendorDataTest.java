package org.ustack.agent.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.AgentSettings;
import org.ustack.agent.Fixtures;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.kernel.Json;

class VendorDataTest {

    private final GuestRecord guest = GuestRecord.of(Fixtures.boot(Fixtures.operation(1)));
    private final List<String> questions = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/good", 200, "{\"licence\":\"abc\"}");
        answer("/list", 200, "[1]");
        answer("/broken", 500, "{}");
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(String path, int status, String body) {
        service.createContext(path, exchange -> {
            try (exchange) {
                questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + path);
    }

    private VendorData asking(String name, URI service) {
        return new VendorData(
                Optional.empty(),
                Map.of(name, service),
                new HttpVendorDataSource(Runnable::run, Duration.ofSeconds(5)));
    }

    @Test
    void fileIsReadAnewEachTime() throws IOException {
        Path file = folder.resolve("vendor.json");
        VendorData vendor = new VendorData(Optional.of(file), Map.of(), (target, question) -> Map.of());
        assertThat(vendor.fixed()).as("not there yet").isEmpty();
        Files.writeString(file, "{\"proxy\":\"http://192.0.2.7\"}");
        assertThat(vendor.fixed()).containsEntry("proxy", "http://192.0.2.7");
        assertThat(vendor.of(guest)).containsOnly(Map.entry("static", Map.of("proxy", "http://192.0.2.7")));
        Files.writeString(file, "not JSON");
        assertThat(vendor.fixed()).isEmpty();
    }

    @Test
    void serviceIsToldOfTheGuestAndItsAnswerStandsUnderItsName() throws IOException {
        assertThat(asking("shop", at("/good")).of(guest))
                .containsEntry("shop", Map.of("licence", "abc"))
                .containsEntry("static", Map.of());
        Map<?, ?> question = Json.read(questions.get(0), Map.class);
        assertThat(question.get("instance-id")).isEqualTo(Fixtures.SERVER);
        assertThat(question.get("project-id")).isEqualTo("project-1");
        assertThat(question.get("image-id"))
                .isEqualTo(Fixtures.boot(Fixtures.operation(1)).image().id());
        assertThat(question.get("hostname")).isEqualTo("web-1");
        assertThat(question.get("metadata")).isEqualTo(Map.of("role", "front"));
    }

    @Test
    void serviceThatDoesNotAnswerWithAnObjectCountsAsEmpty() {
        for (String path : List.of("/list", "/broken")) {
            assertThat(asking("shop", at(path)).of(guest)).as(path).containsEntry("shop", Map.of());
        }
        service.stop(0);
        assertThat(asking("shop", at("/good")).of(guest)).containsEntry("shop", Map.of());
    }

    @Test
    void configDriveAsksOnceAndTheOtherFilesNever() {
        List<Object> asked = new ArrayList<>();
        VendorData vendor = new VendorData(Optional.empty(), Map.of("shop", at("/good")), (target, question) -> {
            asked.add(question);
            return Map.of("licence", "abc");
        });
        MetadataTree tree = new MetadataTree(new OpenStackTree(vendor, () -> new byte[1]));
        tree.read(guest, "/openstack/latest");
        tree.read(guest, "/openstack/latest/meta_data.json");
        assertThat(asked).isEmpty();
        assertThat(new String(tree.drive(guest).get("openstack/latest/vendor_data2.json"), StandardCharsets.UTF_8))
                .contains("abc");
        assertThat(asked).hasSize(1);
    }

    @Test
    void targetsAreCheckedWhenTheyAreSet() {
        assertThat(AgentSettings.VENDOR_DATA_TARGETS.parser().apply("shop@http://192.0.2.1/x, b@https://b"))
                .containsOnlyKeys("shop", "b");
        for (String wrong : List.of("shop", "shop@ftp://x", "static@http://x", "a@http://x,a@http://y")) {
            assertThatThrownBy(() -> AgentSettings.VENDOR_DATA_TARGETS.parser().apply(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
