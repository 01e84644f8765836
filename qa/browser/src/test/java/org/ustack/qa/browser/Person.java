package org.ustack.qa.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Somebody of its own for a test, member of a project of its own, made and removed through the API. */
record Person(String id, String name, String password, String projectId) implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern ID = Pattern.compile("\"id\": ?\"([^\"]+)\"");

    static Person create() {
        Assumptions.assumeFalse(Dashboard.base().isEmpty(), "SKIPPED: no -Dustack.base.url, so there is no cloud");
        String admin = admin();
        String name = "browser-" + UUID.randomUUID().toString().substring(0, 8);
        String password = "first-" + UUID.randomUUID();
        String project = id(send(admin, "POST", "/projects", "{\"project\": {\"name\": \"" + name + "\"}}"));
        String user = id(send(
                admin,
                "POST",
                "/users",
                "{\"user\": {\"name\": \"" + name + "\", \"password\": \"" + password + "\"}}"));
        String role = id(send(admin, "GET", "/roles?name=member", null));
        send(admin, "PUT", "/projects/" + project + "/users/" + user + "/roles/" + role, null);
        return new Person(user, name, password, project);
    }

    /** Whether that token is good for the API still. */
    static boolean isValid(String token) {
        return answer(token, "GET", "/auth/projects", null).statusCode() == 200;
    }

    /** A token as the API gives it for the password. */
    String token() {
        return token(name, password, "");
    }

    private static String admin() {
        return token(
                "admin",
                Dashboard.password(),
                ", \"scope\": {\"project\": {\"name\": \"admin\", \"domain\": {\"id\": \"default\"}}}");
    }

    private static String token(String user, String secret, String scope) {
        String body = "{\"auth\": {\"identity\": {\"methods\": [\"password\"], \"password\": {\"user\": {\"name\": \""
                + user + "\", \"domain\": {\"id\": \"default\"}, \"password\": \"" + secret + "\"}}}" + scope + "}}";
        return answer("", "POST", "/auth/tokens", body)
                .headers()
                .firstValue("X-Subject-Token")
                .orElseThrow();
    }

    private static String send(String token, String method, String path, String body) {
        HttpResponse<String> answer = answer(token, method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode() + answer.body());
        }
        return answer.body();
    }

    private static HttpResponse<String> answer(String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Dashboard.base() + "/identity/v3" + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String id(String json) {
        Matcher matcher = ID.matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no id in " + json);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        String admin = admin();
        send(admin, "DELETE", "/users/" + id, null);
        send(admin, "DELETE", "/projects/" + projectId, null);
    }
}
