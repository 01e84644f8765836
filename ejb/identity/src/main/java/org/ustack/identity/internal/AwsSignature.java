package org.ustack.identity.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ustack.identity.Ec2Signature;

/**
 * Signatures of Amazon's APIs, versions 2 and 4, after Amazon's documents "Signature Version 2 signing process" and
 * "Authenticating Requests (AWS Signature Version 4)"; of S3 also the string to sign as the service made it.
 */
final class AwsSignature {

    private static final String V4 = "AWS4-HMAC-SHA256";
    private static final String SHA256 = "HmacSHA256";
    private static final String EMPTY_HASH = HexFormat.of().formatHex(sha256(""));

    private AwsSignature() {}

    static boolean isRight(Ec2Signature request, String secret) {
        String sent = request.signature();
        if (sent == null) {
            return false;
        }
        if (request.stringToSign() != null) {
            return same(ofString(request.stringToSign(), secret), sent);
        }
        if (isVersion4(request)) {
            return same(version4(request, secret), sent);
        }
        if (!"2".equals(request.params().get("SignatureVersion"))) {
            return false;
        }
        // A client may have left the port out of what it signed.
        String bare = request.host().split(":", 2)[0];
        return same(version2(request, secret, request.host()), sent) || same(version2(request, secret, bare), sent);
    }

    private static boolean same(String right, String sent) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), sent.trim().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isVersion4(Ec2Signature request) {
        return V4.equals(request.params().get("X-Amz-Algorithm"))
                || String.valueOf(header(request, "authorization")).startsWith(V4);
    }

    static String version2(Ec2Signature request, String secret, String host) {
        String algorithm = "HmacSHA1".equals(request.params().get("SignatureMethod")) ? "HmacSHA1" : SHA256;
        String text = String.join("\n", request.verb(), host, request.path(), query(request.params(), "Signature"));
        return Base64.getEncoder().encodeToString(hmac(algorithm, bytes(secret), text));
    }

    static String version4(Ec2Signature request, String secret) {
        String signed = parameter(request, "SignedHeaders");
        String credential = parameter(request, "Credential");
        String date = request.params().getOrDefault("X-Amz-Date", header(request, "x-amz-date"));
        String[] scope = credential == null ? new String[0] : credential.split("/");
        if (signed == null || date == null || scope.length != 5 || !date.startsWith(scope[1])) {
            return "";
        }
        String headers = Arrays.stream(signed.split(";"))
                .map(name -> name + ":" + String.valueOf(header(request, name)).trim() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n",
                request.verb().toUpperCase(Locale.ROOT),
                request.path(),
                query(request.params(), "X-Amz-Signature"),
                headers,
                signed,
                request.bodyHash() == null ? EMPTY_HASH : request.bodyHash());
        String text = String.join(
                "\n",
                V4,
                date,
                String.join("/", Arrays.copyOfRange(scope, 1, scope.length)),
                HexFormat.of().formatHex(sha256(canonical)));
        return signed4(secret, scope[1], scope[2], scope[3], text);
    }

    /** What S3 signs, by its first line. */
    private static String ofString(String text, String secret) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(V4)) {
            return Base64.getEncoder().encodeToString(hmac("HmacSHA1", bytes(secret), text));
        }
        String[] scope = lines.size() < 3 ? new String[0] : lines.get(2).split("/");
        return scope.length < 3 ? "" : signed4(secret, scope[0], scope[1], scope[2], text);
    }

    private static String signed4(String secret, String day, String region, String service, String text) {
        byte[] key = bytes("AWS4" + secret);
        for (String part : List.of(day, region, service, "aws4_request")) {
            key = hmac(SHA256, key, part);
        }
        return HexFormat.of().formatHex(hmac(SHA256, key, text));
    }

    /** A part of the signature's description: of the query, or of the header {@code Authorization}. Null if missing. */
    private static String parameter(Ec2Signature request, String name) {
        if (request.params().containsKey("X-Amz-" + name)) {
            return request.params().get("X-Amz-" + name);
        }
        String header = String.valueOf(header(request, "authorization"));
        return Arrays.stream(header.substring(header.indexOf(' ') + 1).split(","))
                .map(part -> part.trim().split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name))
                .map(pair -> pair[1])
                .findFirst()
                .orElse(null);
    }

    private static String header(Ec2Signature request, String name) {
        return request.headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String query(Map<String, String> params, String without) {
        return new TreeMap<>(params)
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(without))
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(String algorithm, byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
