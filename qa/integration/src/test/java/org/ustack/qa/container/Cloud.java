package org.ustack.qa.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * The cloud through its public APIs, as the administrator in one project. Works on both sides: the server knows the two
 * properties because the launcher told it, the JVM of the tests because the stage did.
 */
final class Cloud {

    /** An answer, whatever its status. */
    record Answer(int status, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String projectId;
    private final String token;

    private Cloud(String projectScope) {
        HttpResponse<String> answer = send("POST", "/identity/v3/auth/tokens", json("""
                        {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "admin",
                          "domain": {"id": "default"}, "password": "%s"}}}, "scope": {"project": %s}}}""", password(), projectScope), "");
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("no login: " + answer.statusCode() + " " + answer.body());
        }
        this.token = answer.headers().firstValue("X-Subject-Token").orElseThrow();
        this.projectId =
                parse(answer.body()).path("token").path("project").path("id").asText();
    }

    /** The administrator's own project. */
    static Cloud admin() {
        return new Cloud("{\"name\": \"admin\", \"domain\": {\"id\": \"default\"}}");
    }

    /** A new project with nothing in it and the default quotas. */
    static Cloud newProject() {
        Cloud admin = admin();
        String project = admin.post(
                        "/identity/v3/projects",
                        json(
                                "{\"project\": {\"name\": \"container-%s\", \"domain_id\": \"default\"}}",
                                UUID.randomUUID()))
                .at("/project/id")
                .asText();
        String user =
                admin.get("/identity/v3/users?name=admin").at("/users/0/id").asText();
        String role =
                admin.get("/identity/v3/roles?name=admin").at("/roles/0/id").asText();
        admin.expect(204, "PUT", "/identity/v3/projects/%s/users/%s/roles/%s".formatted(project, user, role), null);
        return new Cloud("{\"id\": \"" + project + "\"}");
    }

    static String publicUrl() {
        return System.getProperty("ustack.public-url");
    }

    String projectId() {
        return projectId;
    }

    JsonNode get(String path) {
        return expect(200, "GET", path, null);
    }

    JsonNode post(String path, String body) {
        Answer answer = call("POST", path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException("POST " + path + " answered " + answer);
        }
        return answer.body();
    }

    Answer call(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body, token);
        return new Answer(answer.statusCode(), parse(answer.body()));
    }

    /** A network of this project with that one subnet and no DHCP, so that every address but the gateway's is free. */
    String network(String cidr) {
        String id = post("/network/v2.0/networks", "{\"network\": {\"name\": \"container\"}}")
                .at("/network/id")
                .asText();
        post(
                "/network/v2.0/subnets",
                json(
                        "{\"subnet\": {\"network_id\": \"%s\", \"ip_version\": 4, \"cidr\": \"%s\", \"enable_dhcp\": false}}",
                        id, cidr));
        return id;
    }

    /** A boot request for servers of the smallest flavor from the seeded image. */
    String bootRequest(String network, int count) {
        String flavor = "";
        for (JsonNode candidate : get("/compute/v2.1/flavors").path("flavors")) {
            if (candidate.path("name").asText().equals("m1.tiny")) {
                flavor = candidate.path("id").asText();
            }
        }
        String image = get("/image/v2/images?name=tiny").at("/images/0/id").asText();
        return json("""
                {"server": {"name": "container", "flavorRef": "%s", "imageRef": "%s", "networks": [{"uuid": "%s"}],
                  "min_count": %d, "max_count": %d}}""", flavor, image, network, count, count);
    }

    /** Boots one server and waits until it is ACTIVE. */
    String activeServer(String network) {
        String id = post("/compute/v2.1/servers", bootRequest(network, 1))
                .at("/server/id")
                .asText();
        Waiting.within(PATIENCE).until(() -> status(id).equals("ACTIVE"));
        return id;
    }

    /** The server's status, GONE if there is none, with a star while something is under way. */
    String status(String server) {
        Answer answer = call("GET", "/compute/v2.1/servers/" + server, null);
        if (answer.status() == 404) {
            return "GONE";
        }
        boolean busy = !answer.body().at("/server/OS-EXT-STS:task_state").isNull();
        return answer.body().at("/server/status").asText() + (busy ? "*" : "");
    }

    /** Asks for an action without arguments, such as {@code os-start}. */
    void act(String server, String action) {
        expect(202, "POST", "/compute/v2.1/servers/" + server + "/action", "{\"" + action + "\": null}");
    }

    private JsonNode expect(int status, String method, String path, String body) {
        Answer answer = call(method, path, body);
        if (answer.status() != status) {
            throw new IllegalStateException(method + " " + path + " answered " + answer);
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(publicUrl() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(String template, Object... values) {
        return String.format(template, values);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    private static String password() {
        try {
            return Files.readString(Path.of(System.getProperty("ustack.identity.admin-password-file")))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
