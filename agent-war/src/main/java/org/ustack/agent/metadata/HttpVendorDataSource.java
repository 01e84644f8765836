package org.ustack.agent.metadata;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.ustack.kernel.Json;

/** By POST of JSON, as Nova asks such services; any other answer than an object with 200 counts as none. */
public final class HttpVendorDataSource implements VendorDataSource {

    private static final int OK = 200;

    private final HttpClient client;
    private final Duration timeout;

    public HttpVendorDataSource(Executor executor, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.timeout = timeout;
    }

    @Override
    public Map<String, Object> ask(URI service, Map<String, Object> question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(question)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("it answered " + answer.statusCode());
            }
            return Json.mapper().readValue(answer.body(), new TypeReference<Map<String, Object>>() {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the question was interrupted", e);
        }
    }
}
