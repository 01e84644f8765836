package org.ustack.agent.metadata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.NicRecord;

/** The HTTP side of the metadata service. Who asks is told by the source address alone, see the package. */
public final class MetadataServer {

    private static final Logger LOG = Logger.getLogger(MetadataServer.class);
    private static final int MAX_PASSWORD = 2048;
    private static final String PASSWORD = "/openstack/(latest|20[0-9-]+)/password/?";

    private final InstanceStore store;
    private final MetadataTree tree;
    private final GuestPasswords passwords;
    private volatile HttpServer server;

    public MetadataServer(InstanceStore store, MetadataTree tree, GuestPasswords passwords) {
        this.store = store;
        this.tree = tree;
        this.passwords = passwords;
    }

    /** @throws IOException if the address is not on this machine, or taken */
    public void start(InetSocketAddress address, Executor executor) throws IOException {
        server = HttpServer.create(address, 0);
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String source = exchange.getRemoteAddress().getAddress().getHostAddress();
            try {
                Optional<GuestRecord> guest = guest(source);
                if (guest.isEmpty()) {
                    answer(exchange, 404, MetadataTree.Document.text("Not Found"));
                } else {
                    serve(exchange, guest.get());
                }
            } catch (NodeProblem | RuntimeException e) {
                LOG.errorf(e, "metadata for %s failed", source);
                answer(exchange, 500, MetadataTree.Document.text("Internal Server Error"));
            }
        }
    }

    private Optional<GuestRecord> guest(String source) throws NodeProblem {
        for (NicRecord nic : store.nics()) {
            if (source.equals(nic.metadataAddress())) {
                return store.guest(nic.server());
            }
        }
        return Optional.empty();
    }

    private void serve(HttpExchange exchange, GuestRecord guest) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.matches(PASSWORD)) {
            password(exchange, guest.server());
            return;
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            answer(exchange, 405, MetadataTree.Document.text("Method Not Allowed"));
            return;
        }
        Optional<MetadataTree.Document> document = tree.read(guest, path);
        answer(exchange, document.isPresent() ? 200 : 404, document.orElse(MetadataTree.Document.text("Not Found")));
    }

    /**
     * A guest may leave its encrypted password there once, until its owner has taken it. Told first and kept then: a guest whose
     * request broke off leaves it again, and the same password twice is one.
     */
    private void password(HttpExchange exchange, String server) throws IOException {
        Path file = store.guestPassword(server);
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" ->
                answer(
                        exchange,
                        200,
                        new MetadataTree.Document(Files.exists(file) ? Files.readAllBytes(file) : new byte[0], false));
            case "POST" -> {
                byte[] text = exchange.getRequestBody().readNBytes(MAX_PASSWORD + 1);
                if (text.length > MAX_PASSWORD) {
                    answer(exchange, 400, MetadataTree.Document.text("Password too long"));
                } else if (Files.exists(file)) {
                    answer(exchange, 409, MetadataTree.Document.text("Password already set"));
                } else {
                    passwords.posted(server, new String(text, StandardCharsets.UTF_8));
                    AtomicFiles.write(file, text);
                    answer(exchange, 200, MetadataTree.Document.text(""));
                }
            }
            default -> answer(exchange, 405, MetadataTree.Document.text("Method Not Allowed"));
        }
    }

    private static void answer(HttpExchange exchange, int status, MetadataTree.Document document) throws IOException {
        byte[] content = document.content();
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        document.json() ? "application/json" : "text/plain; charset=" + StandardCharsets.UTF_8);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || content.length == 0;
        if (bodiless && content.length > 0) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
        }
        exchange.sendResponseHeaders(status, bodiless ? -1 : content.length);
        if (!bodiless) {
            exchange.getResponseBody().write(content);
        }
    }
}
