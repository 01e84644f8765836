package org.ustack.agent.snapshot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;

/** Sends over HTTP with a flat heap: the file is read as the other side takes it. */
public final class HttpImageSender implements ImageSender {

    private static final int CLIENT_ERRORS = 400;
    private static final int REQUEST_TIMEOUT = 408;
    /** Other bytes of the same image are on their way: those of an attempt that died. */
    private static final int CONFLICT = 409;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Duration timeout;

    public HttpImageSender(Executor executor, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.timeout = timeout;
    }

    @Override
    public void send(String url, Path file) throws IOException, NodeProblem {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        CompletableFuture<HttpResponse<String>> transfer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            judge(transfer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            transfer.cancel(true);
            throw new IOException("the transfer took longer than " + timeout, e);
        } catch (ExecutionException e) {
            throw new IOException("the transfer broke: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            transfer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the transfer was interrupted", e);
        }
    }

    private static void judge(HttpResponse<String> answer) throws IOException, NodeProblem {
        int status = answer.statusCode();
        if (status < 300) {
            return;
        }
        boolean later = status == CONFLICT
                || status == REQUEST_TIMEOUT
                || status == TOO_MANY_REQUESTS
                || status >= SERVER_ERRORS
                || status < CLIENT_ERRORS;
        if (later) {
            throw new IOException("the image service answered " + status);
        }
        throw new NodeProblem(Code.IMAGE_REFUSED, "The image service answered " + status + ": " + answer.body());
    }
}
