package org.ustack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A client of one cloud, as its admin. */
final class Cloud {

    /** The answer was not the expected one. */
    static final class CallFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CallFailed(String message) {
            super(message);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String baseUrl;
    private final Path home;
    private volatile String token;

    Cloud(String baseUrl, Path home) {
        this.baseUrl = baseUrl;
        this.home = home;
    }

    Path home() {
        return home;
    }

    String token() throws IOException, InterruptedException {
        if (token == null) {
            token = login();
        }
        return token;
    }

    /** A new token by password. */
    String login() throws IOException, InterruptedException {
        return issue(passwordLogin()).headers().firstValue("X-Subject-Token").orElseThrow();
    }

    String passwordLogin() throws IOException {
        String password = Files.readString(home.resolve("admin-password")).strip();
        return """
                {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"admin","domain":{"id":"default"},
                "password":"%s"}}},"scope":{"project":{"name":"admin","domain":{"id":"default"}}}}}""".formatted(password);
    }

    /** A token for the same project from the admin's token: no password is checked. */
    String rescoped() throws IOException, InterruptedException {
        return issue(tokenLogin()).headers().firstValue("X-Subject-Token").orElseThrow();
    }

    String tokenLogin() throws IOException, InterruptedException {
        return """
                {"auth":{"identity":{"methods":["token"],"token":{"id":"%s"}},
                "scope":{"project":{"name":"admin","domain":{"id":"default"}}}}}""".formatted(token());
    }

    /** Ends a token. */
    void giveBack(String issued) throws IOException, InterruptedException {
        HttpRequest request = request("/identity/v3/auth/tokens")
                .header("X-Subject-Token", issued)
                .DELETE()
                .build();
        expect(client.send(request, BodyHandlers.ofString()), 204);
    }

    HttpResponse<String> issue(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/identity/v3/auth/tokens"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return expect(client.send(request, BodyHandlers.ofString()), 201);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text("GET", path, null, 200));
    }

    JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
        String text = text("POST", path, body, status);
        return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
    }

    /** @return null if there is already what the body describes (409) */
    JsonNode postIfNew(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return response.statusCode() == 409
                ? null
                : JSON.readTree(expect(response, 201).body());
    }

    JsonNode patch(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(text("PATCH", path, body, 200));
    }

    JsonNode put(String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(text("PUT", path, body, 200));
    }

    /** Without parsing the answer: the cheapest client that still checks the status. */
    int getOnly(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return expect(client.send(request.build(), BodyHandlers.ofByteArray()), 200)
                .body()
                .length;
    }

    int status(String method, String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).method(method, BodyPublishers.noBody()).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    void upload(String path, BodyPublisher content) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .setHeader("Content-Type", "application/octet-stream")
                .PUT(content)
                .build();
        expect(client.send(request, BodyHandlers.ofString()), 204);
    }

    long download(String path) throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> response =
                client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new CallFailed("GET " + path + ": " + response.statusCode());
        }
        try (java.io.InputStream body = response.body()) {
            return body.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private String text(String method, String path, String body, int status) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return expect(client.send(request, BodyHandlers.ofString()), status).body();
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE.multipliedBy(10))
                .header("X-Auth-Token", token())
                .header("Content-Type", "application/json");
    }

    private static <T> HttpResponse<T> expect(HttpResponse<T> response, int status) {
        if (response.statusCode() != status) {
            String body = response.body() instanceof byte[] bytes ? new String(bytes) : String.valueOf(response.body());
            throw new CallFailed(
                    response.request().method() + " " + response.uri().getPath() + ": expected " + status + ", got "
                            + response.statusCode() + " " + body);
        }
        return response;
    }
}
