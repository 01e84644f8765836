package org.ustack.image.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.image.AddressBlock;

/** Against servers of its own, and a name server that says what the test wants. */
class WebSourceTest {

    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(3).nextBytes(BYTES);
    }

    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final AtomicInteger asked = new AtomicInteger();
    private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
    private final Clock clock = Clock.systemUTC();
    private HttpServer server;
    private int port;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        port = server.getAddress().getPort();
        server.createContext("/image", exchange -> answer(exchange, BYTES.length));
        server.createContext("/chunked", exchange -> answer(exchange, 0));
        server.createContext("/missing", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.createContext("/moved", exchange -> redirect(exchange, "/image"));
        server.createContext("/inside", exchange -> redirect(exchange, "http://inside.example:" + port + "/image"));
        server.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/port", exchange -> redirect(exchange, "http://image.example:22/"));
        server.createContext("/round", exchange -> redirect(exchange, "/round"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, long length) throws IOException {
        asked.incrementAndGet();
        exchange.sendResponseHeaders(200, length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(BYTES);
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** The address of the server is taken as if it were on the public internet; its neighbour is inside. */
    private WebSource source() {
        AddressRules rules =
                new AddressRules(Set.of(port), AddressBlock.parseList("127.0.0.1"), List.of(), address -> false);
        return new WebSource(rules, this::resolve, (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "image.example" -> List.of(loopback);
            case "inside.example" -> List.of(InetAddress.getByName("127.0.0.2"));
            case "both.example" -> List.of(InetAddress.getByName("127.0.0.2"), loopback);
            case "changing.example" -> answers.pop();
            case "127.0.0.2", "2130706434", "::1" -> List.of(InetAddress.getByName(host));
            default -> throw new UnknownHostException(host);
        };
    }

    private byte[] fetch(String uri) throws IOException {
        return fetch(uri, Duration.ofSeconds(20));
    }

    private byte[] fetch(String uri, Duration patience) throws IOException {
        WebSource source = source();
        Instant until = clock.instant().plus(patience);
        try (WebSource.Download download = source.open(source.check(uri), until)) {
            return download.content().readAllBytes();
        }
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + port + path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/image", "/chunked", "/moved"})
    void bytesComeWhole(String path) throws Exception {
        assertThat(fetch(at("image.example", path))).isEqualTo(BYTES);
    }

    @Test
    void theAnnouncedLengthIsKnown() throws Exception {
        WebSource source = source();
        Instant until = clock.instant().plusSeconds(20);
        try (WebSource.Download whole = source.open(source.check(at("image.example", "/image")), until);
                WebSource.Download chunked = source.open(source.check(at("image.example", "/chunked")), until)) {
            assertThat(whole.length()).isEqualTo(BYTES.length);
            assertThat(chunked.length()).isNull();
        }
    }

    @Test
    void aNameThatLeadsInsideIsRefusedAndNobodyIsAsked() {
        refused(at("inside.example", "/image"), "not on the public internet");
        assertThat(asked).hasValue(0);
    }

    @Test
    void ofManyAddressesOnlyThoseOutsideAreConnectedTo() throws Exception {
        assertThat(fetch(at("both.example", "/image"))).isEqualTo(BYTES);
    }

    /** Checked and connected to are one answer: the second, which leads inside, is never asked for. */
    @Test
    void aNameServerThatChangesItsMindGainsNothing() throws Exception {
        answers.add(List.of(loopback));
        answers.add(List.of(InetAddress.getByName("127.0.0.2")));
        assertThat(fetch(at("changing.example", "/image"))).isEqualTo(BYTES);
        assertThat(answers).hasSize(1);
        refused(at("changing.example", "/image"), "not on the public internet");
    }

    /** The name was good when the first step was made, and is not when the redirection leads to it again. */
    @Test
    void aNameThatChangesBetweenRedirectionsIsCheckedAgain() throws Exception {
        answers.add(List.of(loopback));
        answers.add(List.of(InetAddress.getByName("127.0.0.2")));
        refused(at("changing.example", "/moved"), "not on the public internet");
        assertThat(asked).hasValue(0);
    }

    @Test
    void redirectionsAreCheckedLikeTheFirstAddress() {
        refused(at("image.example", "/inside"), "not on the public internet");
        refused(at("image.example", "/file"), "Only http and https");
        refused(at("image.example", "/port"), "port 22");
        refused(at("image.example", "/round"), "too often");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whatNeedsNoNameServerIsRefusedAtOnce() {
        for (String host : List.of("127.0.0.2", "2130706434", "[::1]")) {
            assertThatThrownBy(() -> source().check(at(host, "/image")))
                    .isInstanceOf(FetchRefused.class)
                    .hasMessageContaining("not on the public internet");
        }
        assertThatThrownBy(() -> source().check("http://image.example/"))
                .isInstanceOf(FetchRefused.class)
                .hasMessageContaining("port 80");
    }

    @Test
    void otherAnswersThanTheBytesAreFailures() {
        refused(at("image.example", "/missing"), "answered 404");
        refused(at("nowhere.example", "/image"), "not known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nbytes",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\n",
                "HTTP/1.1 200 OK\r\nX: ",
                "HTTP/1.1 302 Found\r\n\r\n"
            })
    void brokenAnswersAreFailures(String response) throws Exception {
        assertThatThrownBy(() -> fetchRaw(response, Duration.ofSeconds(20), false))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anInterimAnswerIsNotTheAnswer() throws Exception {
        String response = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.0 200 OK\r\n\r\nbytes";
        assertThat(fetchRaw(response, Duration.ofSeconds(20), false)).asString().isEqualTo("bytes");
    }

    @Test
    void anEndlessHeadIsCutOff() {
        assertThatThrownBy(() -> fetchRaw(
                        "HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000) + "\r\n\r\n", Duration.ofSeconds(20), false))
                .hasMessageContaining("too long");
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(() -> fetchRaw("HTTP/1.1 200 OK\r\n", Duration.ofMillis(300), true))
                .isInstanceOf(FetchRefused.class)
                .hasMessageContaining("too long");
    }

    private void refused(String uri, String reason) {
        assertThatThrownBy(() -> fetch(uri)).isInstanceOf(FetchRefused.class).hasMessageContaining(reason);
    }

    /** @param silent keeps the connection open afterwards */
    private byte[] fetchRaw(String response, Duration patience, boolean silent) throws IOException {
        try (ServerSocket raw = new ServerSocket(0, 1, loopback)) {
            Thread speaker = new Thread(() -> speak(raw, response, silent));
            speaker.setDaemon(true);
            speaker.start();
            AddressRules rules = new AddressRules(
                    Set.of(raw.getLocalPort()), AddressBlock.parseList("127.0.0.1"), List.of(), address -> false);
            WebSource source =
                    new WebSource(rules, this::resolve, (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
            String uri = "http://image.example:" + raw.getLocalPort() + "/";
            try (WebSource.Download download =
                    source.open(source.check(uri), clock.instant().plus(patience))) {
                return download.content().readAllBytes();
            }
        }
    }

    private static void speak(ServerSocket raw, String response, boolean silent) {
        try (Socket socket = raw.accept()) {
            socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            int last;
            do {
                last = silent ? socket.getInputStream().read() : -1;
            } while (last >= 0);
        } catch (IOException e) {
            // The client has heard enough.
            return;
        }
    }
}
