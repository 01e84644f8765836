package org.ustack.agent.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.agent.NodeProblem;

class HttpImageSenderTest {

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer service;
    private int status = 204;
    private String received;
    private Path file;

    @BeforeEach
    void serve() throws IOException {
        file = Files.writeString(folder.resolve("copy"), "a disk");
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            received = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
        threads.shutdownNow();
    }

    private void send() throws IOException, NodeProblem {
        new HttpImageSender(threads, Duration.ofSeconds(30))
                .send("http://127.0.0.1:" + service.getAddress().getPort() + "/content?signature=x", file);
    }

    @Test
    void wholeFileIsPut() throws Exception {
        send();
        assertThat(received).isEqualTo("PUT application/octet-stream a disk");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 503})
    void whatMayPassIsTriedAgain(int answer) {
        status = answer;
        assertThatThrownBy(this::send).isInstanceOf(IOException.class).hasMessageContaining("" + answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413})
    void whatWillNotPassIsAnEnd(int answer) {
        status = answer;
        assertThatThrownBy(this::send).isInstanceOfSatisfying(NodeProblem.class, e -> assertThat(e.code())
                .isEqualTo(NodeProblem.Code.IMAGE_REFUSED));
    }

    @Test
    void serviceThatIsAwayIsTriedAgain() {
        service.stop(0);
        assertThatThrownBy(this::send).isInstanceOf(IOException.class);
    }
}
