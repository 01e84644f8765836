package org.ustack.image.internal.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address of the web (RFC 9110, 4.2), taken apart.
 *
 * @param host a name, or an IP address without brackets
 * @param target what stands in the request line
 */
public record WebAddress(boolean secure, String host, int port, String target) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;

    /** @throws FetchRefused for anything but http and https, for credentials in the address, and for what is no address */
    public static WebAddress parse(String text) throws FetchRefused {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw new FetchRefused("This is not an address of the web.", e);
        }
    }

    /** Where a redirection from here leads to. */
    WebAddress follow(String location) throws FetchRefused {
        try {
            return of(new URI(toString()).resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FetchRefused("The server redirects to something that is no address.", e);
        }
    }

    private static WebAddress of(URI uri) throws FetchRefused {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http")) {
            throw new FetchRefused("Only http and https addresses are fetched.");
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getRawUserInfo() != null || uri.getPort() > MAX_PORT) {
            throw new FetchRefused("This is not an address of the web.");
        }
        int usual = secure ? HTTPS : HTTP;
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return new WebAddress(
                secure,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort() < 0 ? usual : uri.getPort(),
                ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery());
    }

    /** Host and port as the Host header has them. */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + target;
    }
}
