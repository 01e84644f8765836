package org.ustack.agent.imagecache;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Fetches over HTTP with a flat heap. Follows no redirect: the address in the command is the one to ask. */
public final class HttpImageFetcher implements ImageFetcher {

    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Duration timeout;

    public HttpImageFetcher(Executor executor, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.timeout = timeout;
    }

    @Override
    public void fetch(String url, Consumer<byte[]> sink) throws IOException {
        CompletableFuture<HttpResponse<Void>> transfer = client.sendAsync(
                HttpRequest.newBuilder(URI.create(url)).build(),
                head -> head.statusCode() == OK
                        ? HttpResponse.BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(sink))
                        : HttpResponse.BodySubscribers.replacing(null));
        try {
            int status = transfer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != OK) {
                throw new IOException("the image service answered " + status);
            }
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
}
