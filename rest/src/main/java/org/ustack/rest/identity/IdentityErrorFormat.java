package org.ustack.rest.identity;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.ErrorFormat;

/** {@code {"error":{"code":404,"title":"Not Found","message":"Could not find project: x."}}}. */
final class IdentityErrorFormat implements ErrorFormat {

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        int status = status(error.code().kind());
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(Map.of("error", body(status, error)));
        if (error.code() == IdentityError.TOO_MANY_LOGINS) {
            response.header("Retry-After", error.arguments().get("seconds"));
        }
        return response.build();
    }

    static Map<String, Object> body(int status, CloudException error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", status);
        body.put("title", title(status));
        body.put("message", message(error));
        return body;
    }

    private static String message(CloudException error) {
        return error.code() == CommonError.POLICY_FORBIDS
                ? IdentityError.forbidden((String) error.arguments().get("rule"))
                        .getMessage()
                : error.getMessage();
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
