package org.ustack.rest.compute;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.rest.common.ErrorFormat;

/** Nova's faults: {@code {"itemNotFound": {"code": 404, "message": "…"}}}; the key depends on the status. */
final class ComputeErrorFormat implements ErrorFormat {

    private static final Map<Integer, String> KEYS = Map.of(
            400, "badRequest",
            401, "unauthorized",
            403, "forbidden",
            404, "itemNotFound",
            405, "badMethod",
            409, "conflictingRequest",
            413, "overLimit",
            415, "badMediaType",
            501, "notImplemented",
            503, "serviceUnavailable");
    private static final Map<String, String> COUNTED = Map.of(
            QuotaResource.KEY_PAIRS.apiName(), "key pairs.",
            QuotaResource.SERVER_GROUPS.apiName(), "server groups.",
            QuotaResource.SERVER_GROUP_MEMBERS.apiName(), "servers in group");
    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        int status = status(error.code().kind());
        Response.ResponseBuilder response = Response.status(status).type(MediaType.APPLICATION_JSON);
        if (status == TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, "0");
        }
        return response.entity(body(status, message(error))).build();
    }

    static Map<String, Object> body(int status, String message) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("code", status);
        fault.put("message", message);
        String key = KEYS.getOrDefault(status, "computeFault");
        if (status == TOO_MANY_REQUESTS) {
            key = "overLimit";
            fault.put("retryAfter", "0");
        }
        return Map.of(key, fault);
    }

    /** Nova words these quotas in its own way, and clients match it. */
    static String message(CloudException error) {
        String counted = error.code() == QuotaError.EXCEEDED
                ? COUNTED.get(String.valueOf(error.arguments().get("resource")))
                : null;
        return counted == null ? error.getMessage() : "Quota exceeded, too many " + counted;
    }
}
