package org.ustack.rest.image;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.rest.common.ErrorFormat;

/**
 * An error as an HTML page, as JSON or as plain text, whichever the client accepts; a page for those who say nothing or
 * anything. Over-quota is 413 here.
 */
public final class ImageErrorFormat implements ErrorFormat {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"));

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        Rendering rendering = rendering(error, request.getHeaderString(HttpHeaders.ACCEPT));
        Response.ResponseBuilder response = Response.status(rendering.status())
                .header("Content-Type", rendering.type())
                .entity(rendering.body());
        Object size = error.arguments().get("size");
        if (error.code().kind() == ErrorKind.RANGE_NOT_SATISFIABLE && size != null) {
            response.header("Content-Range", "bytes */" + size);
        }
        return response.build();
    }

    /** Type and body, without a container to build a response. */
    Rendering rendering(CloudException error, String accept) {
        int code = status(error.code().kind());
        Shape shape = Shape.wanted(accept);
        return new Rendering(
                code, shape.type, shape.body(code, TITLES.getOrDefault(code, "Error"), error.getMessage()));
    }

    record Rendering(int status, String type, String body) {}

    @Override
    public int status(ErrorKind kind) {
        return kind == ErrorKind.OVER_QUOTA ? ErrorKind.TOO_LARGE.httpStatus() : kind.httpStatus();
    }

    private enum Shape {
        HTML("text/html; charset=UTF-8") {
            @Override
            String body(int code, String title, String message) {
                return "<html>\n <head>\n  <title>" + code + " " + title + "</title>\n </head>\n <body>\n  <h1>" + code
                        + " " + title + "</h1>\n  " + escape(message) + "<br /><br />\n\n\n </body>\n</html>";
            }
        },
        JSON("application/json; charset=UTF-8") {
            @Override
            String body(int code, String title, String message) {
                return "{\"message\": \"" + quote(message + "<br /><br />\n\n\n") + "\", \"code\": \"" + code + " "
                        + title + "\", \"title\": \"" + title + "\"}";
            }
        },
        PLAIN("text/plain; charset=UTF-8") {
            @Override
            String body(int code, String title, String message) {
                return code + " " + title + "\n\n" + message + "\n\n\n\n\n";
            }
        };

        private final String type;

        Shape(String type) {
            this.type = type;
        }

        abstract String body(int code, String title, String message);

        /** The better liked of page and JSON, the page if both are the same to the client. */
        static Shape wanted(String accept) {
            if (accept == null || accept.isBlank()) {
                return HTML;
            }
            double html = liking(accept, "text/html");
            double json = liking(accept, "application/json");
            if (html <= 0 && json <= 0) {
                return PLAIN;
            }
            return json > html ? JSON : HTML;
        }

        /** Quality that the header gives to the type, by its most exact entry (RFC 9110, 12.5.1). */
        private static double liking(String accept, String type) {
            String range = type.substring(0, type.indexOf('/')) + "/*";
            double quality = 0;
            int exactness = -1;
            for (String entry : accept.toLowerCase(Locale.ROOT).split(",")) {
                String[] parts = entry.trim().split("\\s*;\\s*");
                int exact = parts[0].equals(type) ? 2 : parts[0].equals(range) ? 1 : parts[0].equals("*/*") ? 0 : -1;
                if (exact > exactness) {
                    exactness = exact;
                    quality = quality(parts);
                }
            }
            return quality;
        }

        private static double quality(String[] parts) {
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].matches("q=[01](\\.[0-9]{0,3})?")) {
                    return Double.parseDouble(parts[i].substring(2));
                }
            }
            return 1;
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }

        private static String quote(String text) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(text));
        }
    }
}
