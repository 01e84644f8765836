package org.ustack.rest.ustack;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.ErrorFormat;

/** {@code {"error": {"code": "SERVER_NOT_FOUND", "status": 404, "message": "…", "requestId": "req-…"}}}. */
final class UStackErrorFormat implements ErrorFormat {

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        int status = status(error.code().kind());
        String requestId = CDI.current().select(CurrentRequest.class).get().requestId();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body(error, status, requestId))
                .build();
    }

    static Map<String, Object> body(CloudException error, int status, String requestId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", error.code().name());
        fields.put("status", status);
        fields.put("message", error.getMessage());
        fields.put("requestId", requestId);
        return Map.of("error", fields);
    }
}
