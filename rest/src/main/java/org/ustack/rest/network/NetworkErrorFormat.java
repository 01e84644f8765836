package org.ustack.rest.network;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.ErrorKind;
import org.ustack.network.NetworkError;
import org.ustack.network.RouterError;
import org.ustack.quota.QuotaError;
import org.ustack.rest.common.ErrorFormat;

/** {@code {"NeutronError": {"type", "message", "detail"}}}. */
final class NetworkErrorFormat implements ErrorFormat {

    @Override
    public Response render(CloudException error, HttpHeaders request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type(error.code()));
        body.put("message", message(error));
        body.put("detail", "");
        return Response.status(status(error.code().kind()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("NeutronError", body))
                .build();
    }

    @Override
    public int status(ErrorKind kind) {
        return kind == ErrorKind.OVER_QUOTA ? 409 : kind.httpStatus();
    }

    static String type(ErrorCode code) {
        if (code == QuotaError.EXCEEDED) {
            return "OverQuota";
        }
        if (code instanceof NetworkError || code instanceof RouterError) {
            return code.type();
        }
        return switch (code.kind()) {
            case BAD_REQUEST -> "HTTPBadRequest";
            case FORBIDDEN -> "PolicyNotAuthorized";
            case NOT_FOUND -> "HTTPNotFound";
            case METHOD_NOT_ALLOWED -> "HTTPMethodNotAllowed";
            case NOT_ACCEPTABLE -> "HTTPNotAcceptable";
            case CONFLICT -> "HTTPConflict";
            case TOO_LARGE -> "HTTPRequestEntityTooLarge";
            case UNSUPPORTED_MEDIA_TYPE -> "HTTPUnsupportedMediaType";
            case UNAVAILABLE -> "HTTPServiceUnavailable";
            default -> "HTTPInternalServerError";
        };
    }

    static String message(CloudException error) {
        if (error.code() == QuotaError.EXCEEDED) {
            List<?> resources = (List<?>) error.arguments().get("resources");
            return "Quota exceeded for resources: "
                    + resources.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"))
                    + ".";
        }
        if (error.code() == CommonError.INVALID_INPUT) {
            String field = String.valueOf(error.arguments().get("field"));
            return "Invalid input for " + field.substring(field.indexOf('/') + 1) + ". Reason: "
                    + error.arguments().get("reason") + ".";
        }
        if (error.code() == CommonError.POLICY_FORBIDS) {
            return "rule:" + error.arguments().get("rule") + " is disallowed by policy";
        }
        return error.getMessage();
    }
}
