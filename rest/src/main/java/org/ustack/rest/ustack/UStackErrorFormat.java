package org.ustack.rest.ustack;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.ErrorFormat;

/** {@code {"error":{"code":"IMAGE_NOT_FOUND","status":404,"message":"…","requestId":"req-…"}}}. */
public final class UStackErrorFormat implements ErrorFormat {

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        String requestId = CDI.current().select(CurrentRequest.class).get().requestId();
        return Response.status(status(error.code().kind()))
                .type(MediaType.APPLICATION_JSON)
                .entity(body(error, requestId))
                .build();
    }

    ErrorJson body(CloudException error, String requestId) {
        int status = status(error.code().kind());
        return new ErrorJson(new Error(error.code().name(), status, error.getMessage(), requestId));
    }

    record ErrorJson(Error error) {}

    record Error(String code, int status, String message, String requestId) {}
}
