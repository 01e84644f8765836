package org.ustack.rest.placement;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.ErrorFormat;

/**
 * {@code {"errors": [{"status": 404, "title": "Not Found", "detail": "…", "request_id": "req-…"}]}}, with a {@code code} from 1.23. The
 * detail is what WebOb makes of it: what the status means, an empty line, and what happened.
 */
final class PlacementErrorFormat implements ErrorFormat {

    private static final int WITH_CODE = 23;

    private record Status(String title, String meaning) {}

    private static final Map<Integer, Status> STATUSES = Map.of(
            400,
            new Status(
                    "Bad Request",
                    "The server could not comply with the request since it is either malformed or otherwise incorrect."),
            403,
            new Status("Forbidden", "Access was denied to this resource."),
            404,
            new Status("Not Found", "The resource could not be found."),
            405,
            new Status("Method Not Allowed", "The method specified is not allowed for this resource."),
            406,
            new Status("Not Acceptable", "The resource could not be generated that was acceptable to your browser."),
            409,
            new Status("Conflict", "There was a conflict when trying to complete your request."),
            415,
            new Status("Unsupported Media Type", "The request media type is not supported by this server."),
            503,
            new Status(
                    "Service Unavailable", "The server is currently unavailable. Please try again at a later time."));
    private static final Status FAULT = new Status(
            "Internal Server Error",
            "The server has either erred or is incapable of performing the requested operation.");

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        PlacementVersion version =
                CDI.current().select(PlacementRequest.class).get().version();
        String requestId = CDI.current().select(CurrentRequest.class).get().requestId();
        int status = status(error.code().kind());
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Map.of("errors", List.of(body(error, status, version, requestId))))
                .build();
    }

    /** @param version null if it is what was wrong */
    static Map<String, Object> body(CloudException error, int status, PlacementVersion version, String requestId) {
        Status known = STATUSES.getOrDefault(status, FAULT);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("status", status);
        shown.put("title", known.title());
        shown.put("detail", known.meaning() + "\n\n " + detail(error) + "  ");
        shown.put("request_id", requestId);
        if (version != null && version.atLeast(WITH_CODE)) {
            shown.put(
                    "code", error.code() instanceof PlacementApiError own ? own.symbol() : PlacementApiError.UNDEFINED);
        }
        if (version == null && error.code().kind() == ErrorKind.NOT_ACCEPTABLE) {
            shown.put("max_version", PlacementVersion.MAX.toString());
            shown.put("min_version", PlacementVersion.MIN.toString());
        }
        return shown;
    }

    /** What the status says already is not said twice; a method that writes is told why there is none. */
    private static String detail(CloudException error) {
        return switch (error.code().name()) {
            case "PATH_NOT_FOUND" -> "";
            case "METHOD_NOT_ALLOWED" ->
                "This placement service is read only: allocations are made when servers are placed.";
            default -> error.getMessage();
        };
    }
}
