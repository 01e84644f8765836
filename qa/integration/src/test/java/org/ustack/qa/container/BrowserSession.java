package org.ustack.qa.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser without scripts is to the dashboard: cookies, forms, and a name that tells it from others. */
final class BrowserSession {

    /** Of the content policy; a page's script adds it to what its forms send. */
    private static final Pattern NONCE = Pattern.compile("csp\\.init\\('([^']+)'");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String name;

    BrowserSession(String name) {
        this.name = name;
    }

    /** The status, and where it leads. */
    String open(String page) {
        HttpResponse<String> answer = send(request(page).GET());
        return answer.statusCode()
                + answer.headers()
                        .firstValue("Location")
                        .map(to -> " " + path(to))
                        .orElse("");
    }

    private static String path(String location) {
        return URI.create(location).getPath();
    }

    /** The page of the sign-in after its form was sent; empty where the form led on. */
    String signIn(Map<String, String> fields, String button) {
        Matcher nonce = NONCE.matcher(send(request("login.xhtml").GET()).body());
        Map<String, String> form = new LinkedHashMap<>(fields);
        if (nonce.find()) {
            form.put("primefaces.nonce", nonce.group(1));
        }
        form.put("login", "login");
        form.put(button, button);
        form.put("jakarta.faces.ViewState", "stateless");
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(request("login.xhtml")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return answer.statusCode() == 302 ? "" : answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String page) {
        return HttpRequest.newBuilder(URI.create(Cloud.publicUrl() + "/dashboard/" + page))
                .header("User-Agent", name);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
