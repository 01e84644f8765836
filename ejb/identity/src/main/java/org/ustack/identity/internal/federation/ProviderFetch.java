package org.ustack.identity.internal.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ustack.identity.FederationSettings;
import org.ustack.kernel.Settings;

/** Fetches a small document: in bounded time and size, without following redirections. */
@ApplicationScoped
public class ProviderFetch {

    private static final int MOST_BYTES = 262_144;

    @Inject
    Settings settings;

    /** @throws IOException naming the address, if it is not answered with 200 and at most 256 KiB */
    String text(URI address) throws IOException {
        return call(address, null, null);
    }

    /** As {@link #text}, with a form. @param authorization a header, or null */
    String post(URI address, String form, String authorization) throws IOException {
        return call(address, form, authorization);
    }

    private String call(URI address, String form, String authorization) throws IOException {
        if (!Set.of("http", "https").contains(String.valueOf(address.getScheme())) || address.getHost() == null) {
            throw new IOException(address + " is no address of the web");
        }
        int timeout = (int) settings.get(FederationSettings.FETCH_TIMEOUT).toMillis();
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(timeout);
            connection.setReadTimeout(timeout);
            connection.setRequestProperty("Accept", "application/json");
            if (authorization != null) {
                connection.setRequestProperty("Authorization", authorization);
            }
            if (form != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
                connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(address + " answers " + connection.getResponseCode());
            }
            try (InputStream stream = connection.getInputStream()) {
                byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IOException(address + " answers more than " + MOST_BYTES + " bytes");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
