package org.ustack.agent.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.Fixtures;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.NicRecord;
import org.ustack.contract.BootServer;

class MetadataServerTest {

    @TempDir
    Path state;

    private final HttpClient client = HttpClient.newHttpClient();
    private InstanceStore store;
    private MetadataServer server;
    private String base;

    @BeforeEach
    void setUp() throws Exception {
        store = new InstanceStore(state);
        server = new MetadataServer(
                store, new MetadataTree(new OpenStackTree(Fixtures.noVendorData(), () -> new byte[1])));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server.start(new InetSocketAddress("127.0.0.1", port), Runnable::run);
        base = "http://127.0.0.1:" + port;
    }

    @AfterEach
    void tearDown() {
        server.stop();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("X-Forwarded-For", "198.18.0.3")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void guestAt(String address) throws Exception {
        BootServer boot = Fixtures.boot(Fixtures.operation(1));
        store.writeGuest(GuestRecord.of(boot));
        store.writeNic(new NicRecord(Fixtures.SERVER, boot.nics().get(0), 0, address));
    }

    @Test
    void aStrangerReadsNothingWhateverItsHeadersSay() throws Exception {
        guestAt("198.18.0.3");
        assertThat(send("GET", "/latest/meta-data/instance-id", "").statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/openstack", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aGuestReadsItsOwn() throws Exception {
        guestAt("127.0.0.1");
        HttpResponse<String> json = send("GET", "/openstack/latest/meta_data.json", "");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.body()).contains(Fixtures.SERVER);
        assertThat(send("GET", "/latest/meta-data/instance-id", "").body()).isEqualTo("i-0a1b2c3d");
        assertThat(send("GET", "/latest/meta-data/public-ipv4", "").statusCode())
                .isEqualTo(200);
        assertThat(send("HEAD", "/latest/meta-data/instance-id", "").statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/latest/meta-data/instance-id", "x").statusCode())
                .isEqualTo(405);
    }

    @Test
    void thePasswordIsSetOnce() throws Exception {
        guestAt("127.0.0.1");
        String path = "/openstack/2013-04-04/password";
        assertThat(send("GET", path, "").body()).isEmpty();
        assertThat(send("POST", path, "x".repeat(3000)).statusCode()).isEqualTo(400);
        assertThat(send("POST", path, "sealed").statusCode()).isEqualTo(200);
        assertThat(send("POST", path, "other").statusCode()).isEqualTo(409);
        assertThat(send("GET", path, "").body()).isEqualTo("sealed");
    }
}
