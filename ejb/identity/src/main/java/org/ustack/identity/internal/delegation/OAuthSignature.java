package org.ustack.identity.internal.delegation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ustack.identity.SignedRequest;

/** Signatures of OAuth 1.0a with a shared secret: RFC 5849, section 3.4. */
final class OAuthSignature {

    private static final Map<String, String> ALGORITHMS = Map.of("HMAC-SHA1", "HmacSHA1", "HMAC-SHA256", "HmacSHA256");

    private OAuthSignature() {}

    /** @param tokenSecret empty where there is no token */
    static boolean isRight(SignedRequest request, String consumerSecret, String tokenSecret) {
        String algorithm = ALGORITHMS.get(String.valueOf(request.oauth("signature_method")));
        String sent = request.oauth("signature");
        if (algorithm == null || sent == null) {
            return false;
        }
        String key = encode(consumerSecret) + "&" + encode(tokenSecret);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] right = mac.doFinal(base(request).getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(right, Base64.getDecoder().decode(sent.trim()));
        } catch (IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    static String base(SignedRequest request) {
        List<String> parameters = new ArrayList<>();
        request.oauth().forEach((name, value) -> {
            if (!name.equals("realm") && !name.equals("oauth_signature")) {
                parameters.add(encode(name) + "=" + encode(value));
            }
        });
        request.query().forEach((name, value) -> parameters.add(encode(name) + "=" + encode(value)));
        Collections.sort(parameters);
        return encode(request.method().toUpperCase(Locale.ROOT))
                + "&"
                + encode(address(request.url()))
                + "&"
                + encode(String.join("&", parameters));
    }

    /** Scheme and host in small letters, without the scheme's own port. */
    private static String address(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean ownPort = uri.getPort() < 0
                || scheme.equals("http") && uri.getPort() == 80
                || scheme.equals("https") && uri.getPort() == 443;
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return scheme + "://" + host + (ownPort ? "" : ":" + uri.getPort()) + uri.getRawPath();
    }

    /** RFC 3986, all but the unreserved characters. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
