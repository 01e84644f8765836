package org.ustack.image.internal.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Status and header fields of an HTTP/1.1 response (RFC 9112).
 *
 * @param fields names in lower case; of a field that comes twice the first
 */
record ResponseHead(int status, Map<String, String> fields) {

    private static final int MAX_BYTES = 65_536;

    /** Reads up to the empty line and not a byte further. */
    static ResponseHead read(InputStream in) throws IOException {
        int[] left = {MAX_BYTES};
        while (true) {
            int status = status(line(in, left));
            Map<String, String> fields = new HashMap<>();
            for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.putIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            // An interim response; the real one follows.
            if (status >= 200) {
                return new ResponseHead(status, fields);
            }
        }
    }

    private static int status(String line) throws FetchRefused {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new FetchRefused("The server does not speak HTTP.");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    /** One line without its end. */
    static String line(InputStream in, int[] bytesLeft) throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the response ends in its head");
            }
            if (--bytesLeft[0] < 0) {
                throw new FetchRefused("The server's response has a head that is too long.");
            }
            if (next == '\n') {
                boolean carriage = length > 0 && bytes[length - 1] == '\r';
                return new String(bytes, 0, carriage ? length - 1 : length, StandardCharsets.ISO_8859_1);
            }
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) next;
        }
    }

    String field(String name) {
        return fields.get(name);
    }

    boolean redirects() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }
}
