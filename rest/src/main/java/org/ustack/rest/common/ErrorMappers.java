package org.ustack.rest.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.ErrorKind;

/**
 * Turns whatever escapes from a resource into the API's own error. JAX-RS picks the mapper of the nearest type, and its own
 * defaults leak messages, so each type that has a default gets a mapper here.
 */
final class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    private ErrorMappers() {}

    static Set<Object> with(ErrorFormat format) {
        return Set.of(new ForAny(format), new ForWeb(format), new ForJson(format), new ForCloud(format));
    }

    static final class ForAny extends Mapper<Throwable> {
        ForAny(ErrorFormat format) {
            super(format);
        }
    }

    static final class ForWeb extends Mapper<WebApplicationException> {
        ForWeb(ErrorFormat format) {
            super(format);
        }
    }

    static final class ForJson extends Mapper<JsonProcessingException> {
        ForJson(ErrorFormat format) {
            super(format);
        }
    }

    static final class ForCloud extends Mapper<CloudException> {
        ForCloud(ErrorFormat format) {
            super(format);
        }
    }

    private abstract static class Mapper<T extends Throwable> implements ExceptionMapper<T> {

        private final ErrorFormat format;

        @Context
        HttpHeaders headers;

        Mapper(ErrorFormat format) {
            this.format = format;
        }

        @Override
        public Response toResponse(T thrown) {
            if (thrown instanceof WebApplicationException web
                    && web.getResponse().getStatus() < 400) {
                return web.getResponse();
            }
            CloudException error = asCloudException(thrown);
            CDI.current().select(ErrorNote.class).get().set(error);
            return error.code().kind() == ErrorKind.UNAUTHORIZED ? unauthorized(error) : format.render(error, headers);
        }
    }

    /** What every service behind the token filter answers to a missing or bad token. */
    private static Response unauthorized(CloudException error) {
        String identity = CDI.current().select(CurrentRequest.class).get().baseUrl() + "/identity";
        return Response.status(401)
                .type(MediaType.APPLICATION_JSON)
                .header("WWW-Authenticate", "Keystone uri=\"" + identity + "\"")
                .entity(Map.of("error", Map.of("code", 401, "title", "Unauthorized", "message", error.getMessage())))
                .build();
    }

    static CloudException asCloudException(Throwable thrown) {
        if (thrown instanceof CloudException cloud) {
            return cloud;
        }
        if (thrown instanceof WebApplicationException web) {
            return fromStatus(web);
        }
        if (thrown instanceof JsonProcessingException json) {
            return new CloudException(json, CommonError.MALFORMED_BODY, "reason", json.getOriginalMessage());
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudException cloud) {
                return cloud;
            }
            if (isRace(cause)) {
                return new CloudException(thrown, CommonError.CONCURRENT_UPDATE);
            }
            if (isOutage(cause)) {
                LOG.warnf("the database cannot be reached: %s", cause.getMessage());
                return new CloudException(
                        thrown, CommonError.UNAVAILABLE, "reason", "The database cannot be reached. Please try again.");
            }
        }
        LOG.error(
                "unexpected error",
                thrown instanceof EJBException && thrown.getCause() != null ? thrown.getCause() : thrown);
        return new CloudException(thrown, CommonError.INTERNAL);
    }

    private static boolean isRace(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause.getClass().getName().equals("org.hibernate.exception.ConstraintViolationException");
    }

    /** No connection to be had, or one that broke under the statement (class 08 of the SQL standard). */
    private static boolean isOutage(Throwable cause) {
        return cause instanceof ResourceException
                || cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("08");
    }

    private static CloudException fromStatus(WebApplicationException web) {
        return switch (web.getResponse().getStatus()) {
            case 404 -> new CloudException(web, CommonError.PATH_NOT_FOUND);
            case 405 -> new CloudException(web, CommonError.METHOD_NOT_ALLOWED);
            case 406 -> new CloudException(web, HttpError.NOT_ACCEPTABLE);
            case 415 -> new CloudException(web, HttpError.UNSUPPORTED_MEDIA_TYPE);
            case 400 ->
                new CloudException(web, CommonError.BAD_REQUEST, "reason", "The request could not be understood.");
            default -> {
                LOG.error("unexpected error", web);
                yield new CloudException(web, CommonError.INTERNAL);
            }
        };
    }
}
